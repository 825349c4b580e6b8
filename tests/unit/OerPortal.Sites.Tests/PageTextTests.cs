using OerPortal.Sites.Markup;

namespace OerPortal.Sites.Tests;

public sealed class PageTextTests
{
    private const string Picture = "/tep/0199c0de-0000-7000-8000-000000000001/anh";

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("<img src=x onerror=alert(1)>", "onerror=alert(1)>\"")]
    [InlineData("[kia](javascript:alert(1))", "javascript:")]
    [InlineData("[kia](data:text/html,x)", "data:")]
    [InlineData("<style>body{display:none}</style>", "<style")]
    [InlineData("| a |\n| - |\n| <iframe src=//x.vn> |", "<iframe")]
    public void What_is_typed_never_becomes_more_than_text(string typed, string never)
    {
        var html = string.Concat(PageText.Read(typed).Select(part => part switch { ProsePart prose => prose.Html, TablePart table => table.Html, _ => "" }));
        html.ShouldNotContain($"<{never}");
        html.ShouldNotContain($"href=\"{never}");
        html.ShouldNotContain(never == "script" ? "<script" : never);
    }

    [Fact]
    public void Headings_stay_below_the_title_and_links_within_the_site()
    {
        PageText.Read("# Một\n\n###### Sáu\n\n[Nội quy](/trang/noi-quy) và [ngoài](https://a.vn)", "/truong/x").ShouldBe(
        [
            new ProsePart("<h2>Một</h2>\n<h4>Sáu</h4>\n<p><a href=\"/truong/x/trang/noi-quy\">Nội quy</a> và <a href=\"https://a.vn\">ngoài</a></p>"),
        ]);
    }

    [Fact]
    public void Pictures_of_the_site_stand_alone_and_those_from_elsewhere_are_left_out()
    {
        var parts = PageText.Read($"Trước\n\n![Sân trường]({Picture} \"Buổi sớm\")\n![xa](https://evil.example/x.png)\n\nMột ![hoa]({Picture}) trong câu");

        var shown = parts.OfType<PicturesPart>().Single().Pictures.Single();
        shown.Description.ShouldBe("Sân trường");
        shown.Caption.ShouldBe("Buổi sớm");
        parts.OfType<ProsePart>().Last().Html.ShouldBe("<p>Một hoa trong câu</p>");
        PageText.FilesOf(parts).ShouldBe([shown.FileId]);
    }

    [Fact]
    public void Fenced_blocks_are_the_portals_only_where_it_knows_their_name()
    {
        var parts = PageText.Read("```sach\n/hoc-lieu/k3jd92kf0a | Hay lắm\n```\n\n```python\nprint(1)\n```");

        var block = parts.OfType<BlockPart>().Single();
        block.Name.ShouldBe(BlockNames.Books);
        block.Lines.Single().First.ShouldBe("/hoc-lieu/k3jd92kf0a");
        block.Lines.Single().Rest.ShouldBe("Hay lắm");
        parts.OfType<ProsePart>().Single().Html.ShouldStartWith("<pre><code>print(1)");
    }

    [Fact]
    public void Plain_text_has_the_words_alone()
        => PageText.Plain($"## Tin *mới*\n\n- một\n- [hai](https://a.vn)\n\n![ảnh]({Picture})\n\n```sach\nx\n```").ShouldBe("Tin mới\n\nmột\n\nhai");
}
