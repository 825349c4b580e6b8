using System.Text;
using OerPortal.Epub;

namespace OerPortal.Epub.Tests.Reading;

/// <summary>Sizes of fixed pages, as their authors write them.</summary>
public sealed class PageSizesTests
{
    [Theory]
    [InlineData("width=900, height=600", "900 x 600")]
    [InlineData("height=600;width=900", "900 x 600")]
    [InlineData("width = 900px , height : 600mm", "900 x 600")]
    [InlineData("width=900, height=600, width=1000, height=1000", "900 x 600")]
    [InlineData("width=900, height=600, something, foo", "900 x 600")]
    [InlineData("initial-scale=2, min-width=3, width=900.4, height=600", "900 x 600")]
    [InlineData("width=device-width, height=device-height", null)]
    [InlineData("width=900", null)]
    [InlineData("width=0, height=600", null)]
    [InlineData("", null)]
    public void A_page_is_as_large_as_its_viewport_says(string viewport, string? size) =>
        Size(EpubMediaTypes.Xhtml, Page($"""<meta name="viewport" content="{viewport}"/>""")).ShouldBe(size);

    [Fact]
    public void Only_the_first_viewport_counts() => Size(
        EpubMediaTypes.Xhtml, Page("""<meta name="viewport" content="width=1,height=2"/><meta name="viewport" content="width=3,height=4"/>""")).ShouldBe("1 x 2");

    [Fact]
    public void A_viewport_in_the_body_counts_for_nothing() =>
        Size(EpubMediaTypes.Xhtml, """<html xmlns="http://www.w3.org/1999/xhtml"><head/><body><meta name="viewport" content="width=3,height=4"/></body></html>""").ShouldBeNull();

    [Theory]
    [InlineData("viewBox='0 0 900 600' width='10'", "900 x 600")]
    [InlineData("viewBox='0,0,900.2,600' ", "900 x 600")]
    [InlineData("width='90px' height='60'", "90 x 60")]
    [InlineData("width='90%' height='60%'", null)]
    [InlineData("width='9cm' height='6cm'", null)]
    [InlineData("", null)]
    public void A_drawing_is_as_large_as_its_view_box(string attributes, string? size) =>
        Size(EpubMediaTypes.Svg, $"<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>").ShouldBe(size);

    [Fact]
    public void A_page_that_is_no_xml_has_no_size() => Size(EpubMediaTypes.Xhtml, "<html><head><meta & </head>").ShouldBeNull();

    private static string Page(string head) => $"<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title>{head}</head><body>&nbsp;";

    private static string? Size(string mediaType, string text) =>
        PageSizes.Of(mediaType, Encoding.UTF8.GetBytes(text)) is { } size ? $"{size.Width} x {size.Height}" : null;
}
