package org.ketwise.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ketwise.terminology.TestContent.AS_OF;
import static org.ketwise.terminology.TestContent.MEDICATIONS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that were copied from the source of a web page. */
class EntitiesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Zoloft&nbsp;50&nbsp;mg                   | sertraline
            Zoloft 50 mg&lt;br&gt;Xanax 0.5 mg       | sertraline; alprazolam; not understood: br
            &bull; Zoloft 50 mg &amp; Xanax          | sertraline; alprazolam
            Zoloft&reg; 50 mg                        | sertraline
            Zoloft &mdash; stopped                   | sertraline, stopped "stopped"
            Zoloft&#x2014;&#115;topped 2020          | sertraline, stopped 2153 days ago "stopped 2020"
            Zoloft &amp;mdash; stopped               | sertraline, stopped "stopped"
            """)
    void areReadAsTheCharactersThatTheyStandFor(String line, String reading) {
        assertThat(InWords.of(MEDICATIONS.read(line, AS_OF))).isEqualTo(reading);
        assertThat(MEDICATIONS.read(line, AS_OF).input()).isEqualTo(line);
    }

    @Test
    void whatIsNoneStaysAsItIs() {
        assertThat(Entities.read("Zoloft & Xanax; &foo; &#xD83D;")).isEqualTo("Zoloft & Xanax; &foo;  ");
        assertThat(Entities.read("Zoloft &#0;&#9999999;")).isEqualTo("Zoloft   ");
    }
}
