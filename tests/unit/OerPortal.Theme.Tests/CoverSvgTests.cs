using System.Xml.Linq;

namespace OerPortal.Theme.Tests;

public sealed class CoverSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_made_cover_carries_kind_title_and_author()
    {
        var texts = Texts(new CoverModel("Tây Nguyên", "A Thút", "Âm thanh", "am-nhac"));

        texts.ShouldBe(["Âm thanh", "Tây Nguyên", "A Thút"]);
    }

    [Fact]
    public void Its_cloth_has_the_colour_of_the_subject() =>
        CoverSvg.Render(new CoverModel("Phân số", Tone: "cham")).ShouldContain($"fill=\"{CoverTone.Colour("cham")}\"");

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Bút & mực \"đỏ\" 'xanh'")]
    [InlineData("Chữ\u0000 lạ \u000b\uFFFE")]
    [InlineData("\uD800 lẻ đôi")]
    public void Whatever_the_title_holds_the_picture_stays_well_formed_and_harmless(string title)
    {
        var drawing = XDocument.Parse(CoverSvg.Render(new CoverModel(title, title, title)));

        drawing.Descendants(Svg + "script").ShouldBeEmpty();
    }

    [Fact]
    public void A_book_without_author_or_kind_is_still_a_cover() =>
        Texts(new CoverModel("Bác Hồ")).ShouldHaveSingleItem();

    private static List<string> Texts(CoverModel cover) =>
        [.. XDocument.Parse(CoverSvg.Render(cover)).Descendants(Svg + "text").Select(text => text.Value)];
}
