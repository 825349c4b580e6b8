using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using OerPortal.Resources.Citing;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Machines;

/// <summary>What a citation says in each style and format, and that no title can break out of one.</summary>
public sealed class CitationTests(ResourcesApp app)
{
    private static readonly CitedWork Book = new(
        "abcdefghjk",
        "sach-dien-tu",
        "Đường lên Ngọc Linh",
        [new("Y Hnhân", "col"), new("Nguyễn Thị Hạnh", "aut")],
        [new("A Thút", "ill"), new("Trần Văn Đức", "edt")],
        "2024-09-05",
        "Nhà xuất bản Kim Đồng",
        "Kho học liệu số Kon Tum",
        "https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk",
        "978-604-0-12345-6",
        null,
        ["vi", "sed"],
        "cc-by-4.0",
        ["truyện kể", "Xơ Đăng"],
        "Mười hai truyện kể.");

    [Theory]
    [InlineData("viet-nam", "vi-VN", "Y Hnhân (sưu tầm), Nguyễn Thị Hạnh (2024), Đường lên Ngọc Linh, Nhà xuất bản Kim Đồng, Kho học liệu số Kon Tum, https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk, truy cập ngày 14/3/2026.")]
    [InlineData("giao-an", "vi-VN", "Y Hnhân (sưu tầm), Nguyễn Thị Hạnh. Đường lên Ngọc Linh. Kho học liệu số Kon Tum, 2024. CC BY 4.0. https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk")]
    [InlineData("apa", "vi-VN", "Y Hnhân (sưu tầm), & Nguyễn Thị Hạnh. (2024). Đường lên Ngọc Linh [Sách điện tử]. Nhà xuất bản Kim Đồng. Kho học liệu số Kon Tum. https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk")]
    [InlineData("mla", "vi-VN", "Y Hnhân, and Nguyễn Thị Hạnh. Đường lên Ngọc Linh. Kho học liệu số Kon Tum, Nhà xuất bản Kim Đồng, 5 Sept. 2024, https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk.")]
    [InlineData("iso-690", "vi-VN", "Y HNHÂN, NGUYỄN THỊ HẠNH. Đường lên Ngọc Linh [trực tuyến]. Nhà xuất bản Kim Đồng, 2024 [truy cập ngày 2026-03-14]. ISBN 978-604-0-12345-6. Có tại: https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk")]
    [InlineData("iso-690", "en-GB", "Y HNHÂN, NGUYỄN THỊ HẠNH. Đường lên Ngọc Linh [online]. Nhà xuất bản Kim Đồng, 2024 [accessed 2026-03-14]. ISBN 978-604-0-12345-6. Available from: https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk")]
    [InlineData("apa", "en-GB", "Y Hnhân (collector), & Nguyễn Thị Hạnh. (2024). Đường lên Ngọc Linh [E-book]. Nhà xuất bản Kim Đồng. Kho học liệu số Kon Tum. https://hoclieu.example.edu.vn/hoc-lieu/abcdefghjk")]
    public async Task A_style_is_written_as_it_is_asked_for(string style, string language, string expected)
        => (await WrittenAsync(style, language, Book)).ShouldBe(expected);

    [Theory]
    [InlineData("viet-nam", "Tập đọc, Kho học liệu số Kon Tum, https://x.vn/a, truy cập ngày 14/3/2026.")]
    [InlineData("apa", "Tập đọc [Sách điện tử]. (không rõ năm). Kho học liệu số Kon Tum. https://x.vn/a")]
    [InlineData("mla", "Tập đọc. Kho học liệu số Kon Tum, https://x.vn/a.")]
    public async Task What_is_not_known_leaves_no_hole(string style, string expected)
        => (await WrittenAsync(style, "vi-VN", Book with { Title = "Tập đọc", Authors = [], Issued = null, Publisher = null, Isbn = null, Address = "https://x.vn/a" })).ShouldBe(expected);

    [Fact]
    public void BibTeX_keeps_names_whole_and_balances_every_brace()
    {
        var entry = BibTex.Of(Book with { Title = @"50% {mở} & #1: a_b \end{document} ~ ^ $", Authors = [new("Phạm {Đức}", "aut"), new("Trường THCS Ba Lan", "aut")] });

        entry.ShouldStartWith("@book{duc2024-abcdefghjk,\n");
        entry.ShouldContain(@"  author = {{Phạm \textbraceleft{}Đức\textbraceright{}} and {Trường THCS Ba Lan}},");
        entry.ShouldContain(@"  title = {{50\% \textbraceleft{}mở\textbraceright{} \& \#1: a\_b \textbackslash{}end\textbraceleft{}document\textbraceright{} \textasciitilde{} \textasciicircum{} \$}},");
        entry.ShouldContain("  month = sep,\n");
        Depths(entry).Min().ShouldBe(0);
        Depths(entry)[^1].ShouldBe(0);
    }

    [Fact]
    public void Ris_has_one_value_a_line_and_no_name_that_turns_round()
    {
        var record = Ris.Of(Book with { Title = "Một\r\nER  - \r\nTY  - BOOK\u2028hai", Authors = [new("Hạnh, Nguyễn Thị", "aut")] });

        var lines = record.Split("\r\n");
        lines[^1].ShouldBeEmpty();
        lines[..^1].ShouldAllBe(line => line.Length >= 6 && line.Substring(2, 4) == "  - ");
        lines.Count(line => line.StartsWith("ER", StringComparison.Ordinal)).ShouldBe(1);
        lines.ShouldContain("TI  - Một ER - TY - BOOK hai");
        lines.ShouldContain("AU  - Hạnh Nguyễn Thị");
        lines.ShouldContain("DA  - 2024/09/05/");
        lines.ShouldContain("C1  - CC BY 4.0 https://creativecommons.org/licenses/by/4.0/");
        record.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
    }

    [Fact]
    public void Csl_has_names_as_they_are_printed()
    {
        var item = JsonDocument.Parse(CslJson.Of(Book)).RootElement[0];

        item.GetProperty("type").GetString().ShouldBe("book");
        item.GetProperty("author").EnumerateArray().Select(a => a.GetProperty("literal").GetString()).ShouldBe(["Y Hnhân", "Nguyễn Thị Hạnh"]);
        item.GetProperty("editor")[0].GetProperty("literal").GetString().ShouldBe("Trần Văn Đức");
        item.GetProperty("illustrator")[0].GetProperty("literal").GetString().ShouldBe("A Thút");
        item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(p => p.GetInt32()).ShouldBe([2024, 9, 5]);
        item.GetProperty("ISBN").GetString().ShouldBe("978-604-0-12345-6");
    }

    [Fact]
    public async Task The_page_has_all_styles_and_files_and_is_of_what_is_public()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Trích Dẫn");
        var published = await app.PublishAsync(school);
        var hidden = await app.PublishAsync(school, Visibility.School);
        using var guest = app.Guest();

        var page = await guest.OpenAsync(published.Address + "/trich-dan");

        page.ShouldSay("Kiểu Việt Nam").ShouldSay("APA 7").ShouldSay("ISO 690").ShouldSay("BibTeX");
        page.Document.QuerySelectorAll(".cited i").Length.ShouldBeGreaterThanOrEqualTo(5);
        page.TextOf("#cite-viet-nam").ShouldContain("Y Hnhân (sưu tầm) (");
        foreach (var link in page.Document.QuerySelectorAll("a[download]"))
            (await guest.GetAsync(link.GetAttribute("href")!)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        using var owner = app.SignIn(hidden.Teacher);
        (await owner.GetAsync(hidden.Address + "/trich-dan")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await owner.OpenAsync(hidden.Address)).Document.QuerySelector("a[href$='/trich-dan']").ShouldBeNull();
    }

    private Task<string> WrittenAsync(string style, string language, CitedWork work) => app.ActAsSystemAsync(services =>
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        return Task.FromResult(CitationStyle.Find(style)!.Write(work, Samples.Noon, services.GetRequiredService<IStringLocalizer>()));
    });

    private static List<int> Depths(string text)
    {
        var depths = new List<int>();
        var depth = 0;
        foreach (var c in text)
        {
            depth += c switch { '{' => 1, '}' => -1, _ => 0 };
            depths.Add(depth);
        }

        return depths;
    }
}
