package io.assay.ingest;

import static io.assay.ingest.CustomerIds.LeadingZeros;
import static io.assay.ingest.CustomerIds.LetterCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.assay.testkit.Fault;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

@Fault("I08")
class CustomerIdsTest {
    @Test
    void unicodeFormsWidthsAndBlanksAreOneSpelling() {
        CustomerIds ids = new CustomerIds(LetterCase.KEEP, LeadingZeros.KEEP);

        assertThat(ids.normalise("\u00A0 Jose\u0301\u3000")).isEqualTo("Jos\u00E9");
        assertThat(ids.normalise("\uFF11\uFF12")).isEqualTo("12");
        assertThat(ids.normalise("\uFEFF007")).isEqualTo("007");
        assertThat(ids.normalise(null)).isNull();
    }

    @Test
    void caseAndZerosFollowTheSettings() {
        assertThat(new CustomerIds(LetterCase.UPPER, LeadingZeros.DROP).normalise("00ab1"))
                .isEqualTo("AB1");
        assertThat(new CustomerIds(LetterCase.LOWER, LeadingZeros.DROP).normalise("000"))
                .isEqualTo("0");
    }

    @Property
    void normalisingTwiceIsTheSameAsOnce(@ForAll("ids") CustomerIds ids, @ForAll("texts") String text) {
        String once = ids.normalise(text);

        assertThat(ids.normalise(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars(" 0aA\u0130\u0131\u00DF\u0301\u00A0\u3000\uFF10\uFEFF\u200B\u01C5"));
    }

    @Provide
    Arbitrary<CustomerIds> ids() {
        return Arbitraries.of(LetterCase.class)
                .flatMap(letters -> Arbitraries.of(LeadingZeros.class).map(zeros -> new CustomerIds(letters, zeros)));
    }
}
