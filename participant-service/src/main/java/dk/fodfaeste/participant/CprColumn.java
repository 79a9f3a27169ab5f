package dk.fodfaeste.participant;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** The one place where a number's digits go to the database and come back. */
@Converter(autoApply = true)
class CprColumn implements AttributeConverter<Cpr, String> {
    @Override
    public String convertToDatabaseColumn(Cpr cpr) {
        return cpr == null ? null : cpr.digits();
    }

    @Override
    public Cpr convertToEntityAttribute(String digits) {
        return digits == null ? null : Cpr.ofDigits(digits);
    }
}
