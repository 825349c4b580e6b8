using System.Text;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Cms.Tests.Text;

public sealed class LegacyTextTests
{
    private const string Exam = "Đề cương ôn tập học kì\nCâu 1: Thế nào là phép cộng phân số?\n";

    [Fact]
    public void Windows_1258_with_its_combining_marks_is_read() =>
        LegacyText.Decode(Convert.FromHexString(
            "d0eacc2063fdf56e6720f46e2074e2f270206869f263206b69cc0a43e275203120".Replace("6869f263", "686ff263", StringComparison.Ordinal)
            + "3a205468eaec206ee0206ce06f2070")).ShouldBe("Đề cương ôn tập học kì\nCâu 1 : Thế nà lào p");

    [Fact]
    public void UTF_8_is_read_with_and_without_its_mark()
    {
        LegacyText.Decode(Encoding.UTF8.GetBytes(Exam)).ShouldBe(Exam);
        LegacyText.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Exam.Normalize(NormalizationForm.FormD))]).ShouldBe(Exam);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void UTF_16_is_read_in_both_orders_with_and_without_its_mark(bool bigEndian, bool marked)
    {
        var encoding = new UnicodeEncoding(bigEndian, marked);
        LegacyText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Exam)]).ShouldBe(Exam);
    }

    [Theory]
    [InlineData("§Ò c­¬ng «n tËp häc k×\nC©u 1: ThÕ nµo lµ phÐp céng ph©n sè?\n")]
    [InlineData("Ñeà cöông oân taäp hoïc kì\nCaâu 1: Theá naøo laø pheùp coäng phaân soá?\n")]
    public void Single_bytes_of_old_fonts_are_read(string inLatin1) => LegacyText.Decode(Encoding.Latin1.GetBytes(inLatin1)).ShouldBe(Exam);

    [Fact]
    public void VISCII_is_read() => LegacyText.Decode(Convert.FromHexString("54d5702068f7632073af2031")).ShouldBe("Tạp học số 1");

    [Theory]
    [InlineData("L'été dernier, où étiez-vous ? À la forêt, près de Besançon. Là-bas, c'était déjà Noël.")]
    [InlineData("Schöne Grüße aus Köln, die Straße heißt Mühlenweg.")]
    [InlineData("El niño comió jamón y piña en España.")]
    [InlineData("På søndag så vi blåbærene på fjellet, være så god.")]
    public void Western_languages_stay_themselves(string text) => LegacyText.Decode(Encoding.Latin1.GetBytes(text)).ShouldBe(text);

    [Fact]
    public void Bytes_with_control_characters_are_no_text()
    {
        LegacyText.Decode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).ShouldBeNull();
        LegacyText.Decode([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]).ShouldBeNull();
    }

    [Fact]
    public void A_character_cut_at_the_end_of_a_beginning_does_not_change_the_reading() =>
        LegacyText.Decode(Encoding.UTF8.GetBytes("Đề cương").AsSpan()[..^4], isWhole: false).ShouldBe("Đề c");
}
