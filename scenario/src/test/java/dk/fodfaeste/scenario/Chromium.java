package dk.fodfaeste.scenario;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dk.fodfaeste.local.test.UnitTests;
import dk.fodfaeste.local.test.Waits;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Chromium that is installed on the machine, headless. Playwright downloads no browser. The headless shell takes two thirds of the processor
 * time of the whole browser.
 */
final class Chromium implements AutoCloseable {

    private final Playwright playwright = playwright();
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(program())
                    .setHeadless(true)
                    .setTimeout(Waits.LIMIT_MILLIS)
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    private static Playwright playwright() {
        UnitTests.startNoProcess();
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** A new browser context without cookies. */
    BrowserContext newContext() {
        BrowserContext newContext = browser.newContext(new Browser.NewContextOptions().setLocale("da-DK"));
        newContext.setDefaultTimeout(Waits.LIMIT_MILLIS);
        return newContext;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path program() {
        return Stream.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("This test needs Chromium, and there is none on the path."));
    }
}
