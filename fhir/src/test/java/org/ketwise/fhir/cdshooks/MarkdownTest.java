package org.ketwise.fhir.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a record says is text in a card, whatever it looks like. */
class MarkdownTest {
    @Test
    void markupIsText() {
        assertThat(Markdown.escape("<script>x</script>")).isEqualTo("&lt;script&gt;x&lt;/script&gt;");
        assertThat(Markdown.escape("&lt;b&gt;")).isEqualTo("&amp;lt;b&amp;gt;");
        assertThat(Markdown.escape("**loud** _lean_ ~~no~~")).isEqualTo("\\*\\*loud\\*\\* \\_lean\\_ \\~\\~no\\~\\~");
        assertThat(Markdown.escape("![x](https://evil/a.png)")).isEqualTo("\\!\\[x\\](https&#58;//evil/a.png)");
        assertThat(Markdown.escape("`a` | b")).isEqualTo("\\`a\\` \\| b");
        assertThat(Markdown.escape("WWW.evil.example a@evil.example"))
                .isEqualTo("WWW&#46;evil.example a&#64;evil.example");
    }

    @Test
    void amountsAndTimesStayAsTheyAre() {
        assertThat(Markdown.escape("5 mg at 10:30, 0.5 mg/kg")).isEqualTo("5 mg at 10:30, 0.5 mg/kg");
    }

    @Test
    void aLineBreakBeginsNoBlock() {
        assertThat(Markdown.escape("one\n# two\r\n- three\u202e")).doesNotContain("\n", "\r", "\u202e");
    }
}
