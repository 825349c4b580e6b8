using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.Ingest.Tests.Facts;

/// <summary>A document in an old font from a teacher's draft to a pupil's search.</summary>
public sealed class WholeWayTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_teacher_sees_the_title_in_unicode_and_is_told_of_the_old_font()
    {
        var school = await portal.CreateSchoolAsync();
        using var teacher = await portal.SignInAsTeacherAsync(school);
        using var started = await teacher.PostFormAsync("/dong-gop", form: "form[method=post]:not(.many)");
        var id = started.Headers.Location!.ToString().Split('/')[^1];
        var holder = (await teacher.OpenAsync($"/dong-gop/{id}")).Document.QuerySelector("oer-upload")!.GetAttribute("holder")!;
        var bytes = OldPdf().Build();

        var created = await new TusClient(teacher).CreateAsync("p01.pdf", bytes.Length, holder, bytes);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        await portal.WorkIsDoneAsync();

        var page = await teacher.OpenAsync($"/dong-gop/{id}");
        page.Document.QuerySelector("#Form_Title")!.GetAttribute("value").ShouldBe("Giáo án điện tử Toán 6");
        page.Document.QuerySelector("#Form_Issued")!.GetAttribute("value").ShouldBeNullOrEmpty();
        page.ShouldSay("Chữ trong tệp dùng phông cũ").ShouldNotSay("taggedPDF").ShouldNotSay("Admin");
    }

    [Theory]
    [InlineData("p01.pdf", "quy đồng mẫu số", "giáo viên chuẩn bị bảng phụ")]
    [InlineData("p16.pdf", "phương pháp giải toán chuyển động", "được chọn làm nơi", "Mường Hoong")]
    public async Task A_pupil_finds_what_the_pages_say(string name, params string[] queries)
    {
        var school = await portal.CreateSchoolAsync();
        var teacher = await portal.CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await portal.CreatePersonAsync(SiteRole.Reviewer);
        var key = $"test:{Guid.CreateVersion7()}";
        var bytes = name == "p01.pdf" ? OldPdf().Build() : HornedPdf().Build();
        var file = await portal.ActAsSystemAsync(s => s.GetRequiredService<IFiles>().AcceptAsync(
            new NewFile(school.Id, teacher.Id, $"import:{key}", name), new MemoryStream(bytes), Cancellation));
        (await portal.SettledAsync(file)).IsReady.ShouldBeTrue();
        var now = portal.Clock.GetUtcNow();
        var about = new ResourceMetadata
        {
            Title = "Học liệu thử",
            Description = "Không có gì thêm.",
            Kind = ResourceKinds.All[0],
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["toan"],
            Languages = ["vn"],
            Licence = "cc-by-4.0",
            Issued = "2026-11-28T04:25:02Z",
            Accessibility = new AccessibilityFacts { Features = ["taggedPDF", "moiLa"] },
        };
        var outcome = await portal.ActAsSystemAsync(s => s.GetRequiredService<IContributions>().ImportAsync(
            new ImportedResource(key, school.Id, teacher.Id, about, Visibility.Public, [new ImportedFile(file)], now,
                [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]), Cancellation));
        await portal.WorkIsDoneAsync();

        using var pupil = portal.Guest();
        foreach (var query in queries)
        {
            var found = await pupil.OpenAsync("/tim?q=" + Uri.EscapeDataString(query));
            found.Document.QuerySelector("ol.hits h3 a")?.GetAttribute("href").ShouldBe($"/hoc-lieu/{outcome.PublicId}", query);
            found.Document.QuerySelectorAll(".inside mark").ShouldNotBeEmpty(query);
        }
        var page = await pupil.OpenAsync($"/hoc-lieu/{outcome.PublicId}");
        page.ShouldSay("Tiếng Việt").ShouldSay("28/11/2026").ShouldSay("PDF có gắn thẻ cấu trúc").ShouldNotSay("T04:25").ShouldNotSay("moiLa").ShouldNotSay("taggedPDF");
        var data = page.Document.QuerySelector("script[type='application/ld+json']")!.TextContent;
        data.ShouldContain("\"datePublished\":\"2026-11-28\"");
        data.ShouldContain("\"inLanguage\":[\"vi\"]");
        data.ShouldNotContain("moiLa");
    }

    private static PdfForge OldPdf() => new()
    {
        Font = "/Subtype/TrueType/BaseFont/.VnTime/Encoding/WinAnsiEncoding",
        Information = "/Title(Gi\u00b8o \u00b8n \u00aei\u00d6n t\u00f6 To\u00b8n 6)/Author(Admin)/CreationDate(D:20261128042502Z)",
        Content = PdfForge.Lines("Môc tiªu: häc sinh biÕt quy ®ång mÉu sè", "Gi¸o viªn chuÈn bÞ b¶ng phô, th\u00adíc kÎ"),
    };

    // U+01A3 where ư is meant, as many Vietnamese PDFs have it.
    private static PdfForge HornedPdf()
    {
        const string Map = "/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<00><FF>endcodespacerange 5 beginbfchar<41><01A3><42><01A1><43><1EDD><44><0111><45><1EE3>endbfchar 3 beginbfchar<46><00E1><47><1EA3><48><1ECD>endbfchar 2 beginbfchar<49><00E0><4A><1ED9>endbfchar endcmap end";
        return new PdfForge { Font = "/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R", Content = PdfForge.Lines("phABng phFp giGi toFn chuyen DJng", "DAEc chHn lIm nBi", "mACng hoong") }
            .Object($"<</Length {Map.Length}>>stream\n{Map}\nendstream");
    }
}
