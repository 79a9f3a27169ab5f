package dk.fodfaeste.kit.workbook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * The text of a cell with a number: a date as {@code 2026-03-15}, another number as its value with a decimal point, however the sheet displays
 * it. A format that consists of zeros, such as {@code 000000-0000} for CPR numbers, is followed, because the leading zeros belong to the value.
 */
final class CellText extends DataFormatter {
    private static final Pattern ZEROS = Pattern.compile("(0{2,})(?:(?:\\\\?-|\"-\")(0+))?");

    private final boolean since1904;

    /** @param since1904 whether the workbook counts its days from 1904 */
    CellText(boolean since1904) {
        super(Locale.ROOT);
        this.since1904 = since1904;
    }

    @Override
    public String formatRawCellContents(double value, int formatIndex, String format, boolean ignored) {
        if (DateUtil.isADateFormat(formatIndex, format) && DateUtil.isValidExcelDate(value)) {
            LocalDateTime at = DateUtil.getLocalDateTime(value, since1904);
            return at.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? at.toLocalDate().toString()
                    : at.toString();
        }
        String number = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        Matcher zeros = ZEROS.matcher(format);
        return zeros.matches() && number.chars().allMatch(Character::isDigit)
                ? padded(number, zeros.group(1), zeros.group(2))
                : number;
    }

    private static String padded(String number, String zeros, String zerosAfterHyphen) {
        int after = zerosAfterHyphen == null ? 0 : zerosAfterHyphen.length();
        String digits = "0".repeat(Math.max(0, zeros.length() + after - number.length())) + number;
        return after == 0
                ? digits
                : digits.substring(0, digits.length() - after) + '-' + digits.substring(digits.length() - after);
    }
}
