using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>Cases 74, 77, 80, 81 and 83 of the table: what can be wrong with names and requests.</summary>
[Collection(nameof(BadInputs))]
public sealed class HttpTests(BadInputPortal portal)
{
    private static readonly byte[] Text = "Xin chao cac em hoc sinh"u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Tiếng Việt có dấu.txt", "Tiếng Việt có dấu.txt")]
    [InlineData("Tie\u0302\u0301ng Vie\u0323\u0302t.txt", "Tiếng Việt.txt")]
    [InlineData("a\"; filename=\"evil.exe.txt", "a\"; filename=\"evil.exe.txt")]
    [InlineData("a\r\nSet-Cookie: x=1\r\n.txt", "aSet-Cookie: x=1.txt")]
    [InlineData("bài 🎒📚.txt", "bài 🎒📚.txt")]
    [InlineData("x.html%00.txt", "x.html%00.txt")]
    [InlineData("x.html\0.txt", "x.html.txt")]
    [InlineData("../../etc/x.txt", "x.txt")]
    [InlineData("C:\\Users\\x.txt", "x.txt")]
    [InlineData("x.txt/", "tep.txt")]
    [InlineData("\u202Etxt.exe.txt", "txt.exe.txt")]
    [InlineData("a;b,c=d'e.txt", "a;b,c=d'e.txt")]
    [BadInput(74)]
    public async Task A_name_is_data_and_comes_back_as_RFC_6266_says(string name, string shown)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await portal.UploadAsync(teacher, Text, name);
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        var answer = await teacher.GetAsync($"/tep/{file.Id}/tai");
        var header = answer.Content.Headers.GetValues("Content-Disposition").Single();
        header.ShouldAllBe(c => c >= ' ' && c < '\u007F');
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var disposition = answer.Content.Headers.ContentDisposition!;
        disposition.DispositionType.ShouldBe("attachment");
        disposition.Parameters.Count(p => p.Name.Equals("filename", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        disposition.FileNameStar.ShouldBe(shown);
    }

    [Fact]
    [BadInput(74)]
    public async Task A_name_of_three_hundred_letters_keeps_its_ending()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await portal.UploadAsync(teacher, Text, new string('ấ', 300) + ".txt");
        file.Name.Length.ShouldBe(255);
        file.Name.ShouldEndWith("ấ.txt");
        (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.Headers.ContentDisposition!.FileNameStar.ShouldBe(file.Name);
    }

    [Fact]
    [BadInput(74)]
    public Task A_document_that_calls_itself_a_page_is_refused() => portal.RefusesAsync(Refusal.NameAndContentDiffer, new PdfForge().Build(), "x.pdf.html");

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/pdf, text/html")]
    [InlineData("không phải kiểu nào")]
    [BadInput(75)]
    public async Task What_a_browser_says_of_a_file_changes_nothing(string type)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var pdf = new PdfForge().Build();
        var created = await new TusClient(teacher).CreateAsync("bai.pdf", pdf.Length, "test:type", pdf, type);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    [BadInput(77)]
    public async Task A_body_without_end_is_cut_off_at_the_announced_length_and_leaves_nothing()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var tus = new TusClient(teacher);
        var (address, _) = await tus.BeginAsync("a.txt", 1000);
        using var request = new HttpRequestMessage(HttpMethod.Patch, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Offset", "0");
        request.Headers.Add("RequestVerificationToken", await teacher.TokenAsync());
        var body = new RepeatedStream(new byte[64 << 10], 1L << 40);
        request.Content = new StreamContent(body);
        request.Content.Headers.ContentType = new("application/offset+octet-stream");
        (await teacher.Client.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        body.Position.ShouldBeLessThan(16 << 20);
        (await tus.SendAsync(HttpMethod.Delete, address, part: null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Directory.GetFileSystemEntries(Path.Combine(portal.DataFolder, "tmp")).ShouldBeEmpty();
    }

    [Fact]
    [BadInput(80)]
    public void Slow_senders_are_cut_off_by_the_server()
    {
        var limits = portal.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        limits.MinRequestBodyDataRate.ShouldNotBeNull().BytesPerSecond.ShouldBeGreaterThanOrEqualTo(240);
        limits.MinResponseDataRate.ShouldNotBeNull().BytesPerSecond.ShouldBeGreaterThanOrEqualTo(240);
        limits.RequestHeadersTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
        limits.MaxRequestHeadersTotalSize.ShouldBeLessThanOrEqualTo(64 << 10);
        limits.MaxRequestBodySize.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(30_000_000);
    }

    [Theory]
    [InlineData("10,000 parts", "text/html")]
    [InlineData("10,000 parts", "application/json")]
    [InlineData("64 KB boundary", "text/html")]
    [InlineData("64 KB boundary", "application/json")]
    [InlineData("nested", "text/html")]
    [InlineData("headers without end", "text/html")]
    [InlineData("1,000,000 fields", "text/html")]
    [InlineData("1,000,000 fields", "application/json")]
    [BadInput(81)]
    public async Task A_flood_of_form_fields_is_turned_away(string how, string accept)
    {
        using var content = Flood(how);
        using var guest = portal.Guest();
        guest.Client.DefaultRequestHeaders.Add("Accept", accept);
        var answer = await guest.Client.PostAsync("/dang-nhap", content, Cancellation);
        ((int)answer.StatusCode).ShouldBeOneOf([400, 413], await answer.Content.ReadAsStringAsync(Cancellation));
        (await guest.GetAsync("/dang-nhap")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [BadInput(83)]
    public async Task Naughty_questions_are_shown_as_text()
    {
        using var guest = portal.Guest();
        foreach (var text in Naughty.All)
        {
            var page = await guest.OpenAsync("/tim?q=" + Uri.EscapeDataString(text));
            page.Status.ShouldBe(HttpStatusCode.OK, text);
            IsHarmless(page.Document).ShouldBeTrue(text);
        }
    }

    [Fact]
    [BadInput(83)]
    public async Task Naughty_file_names_are_kept_as_data()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        foreach (var text in Naughty.All)
        {
            var created = await new TusClient(teacher).CreateAsync(text + ".txt", Text.Length, "test:naughty", Text);
            created.StatusCode.ShouldBe(HttpStatusCode.Created, text);
            (await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]))).IsReady.ShouldBeTrue(text);
        }
        var list = await teacher.GetAsync("/api/ingest/files?holder=test:naughty");
        list.StatusCode.ShouldBe(HttpStatusCode.OK);
        list.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    [BadInput(83)]
    public async Task Naughty_words_inside_a_book_are_kept_as_text()
    {
        var words = Naughty.All.Select(t => new string(t.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)).ToArray())).Where(t => t.Trim().Length > 0).ToList();
        var escaped = words.ConvertAll(w => System.Security.SecurityElement.Escape(w)!);
        var package = EpubForge.Package(title: string.Join(" · ", escaped)).Replace("<dc:language>", string.Concat(escaped.Select(w => $"<dc:creator>{w}</dc:creator><dc:subject>{w}</dc:subject><dc:description>{w}</dc:description>")) + "<dc:language>");
        var chapter = EpubForge.Page(string.Concat(escaped.Select(w => $"<h2>{w}</h2><p title=\"{w}\">{w}</p>")));
        var contents = EpubForge.Page($"<nav xmlns:epub=\"http://www.idpf.org/2007/ops\" epub:type=\"toc\"><ol>{string.Concat(escaped.Select(w => $"<li><a href=\"c1.xhtml\">{w}</a></li>"))}</ol></nav>");
        var file = await portal.UploadAsync(new EpubForge().With("OPS/package.opf", package).With("OPS/c1.xhtml", chapter).With("OPS/nav.xhtml", contents).Build(), "a.epub");
        file.State.ShouldBe(FileState.Ready, file.RefusalKey);
        file.Metadata!.Title!.ShouldContain("<script>alert(1)</script>");
        var publication = await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation));
        System.Text.Json.JsonDocument.Parse(publication!.ManifestJson).RootElement.GetProperty("toc").GetArrayLength().ShouldBeGreaterThan(30);
    }

    private static bool IsHarmless(AngleSharp.Dom.IDocument document) => document.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])").Length == 0
        && document.All.All(e => e.Attributes.All(a => !a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)))
        && document.QuerySelector("iframe, object, embed, marquee, plaintext") is null;

    private static StringContent Flood(string how)
    {
        if (how == "1,000,000 fields")
            return new StringContent(string.Join('&', Enumerable.Range(0, 1_000_000).Select(i => $"f{i}=1")), Encoding.ASCII, "application/x-www-form-urlencoded");
        var boundary = how == "64 KB boundary" ? new string('b', 64 << 10) : "bien";
        var body = new StringBuilder();
        var parts = how == "10,000 parts" ? 10_000 : 1;
        for (var i = 0; i < parts; i++)
            body.Append("--").Append(boundary).Append("\r\nContent-Disposition: form-data; name=\"f").Append(i).Append("\"\r\n").Append(Inside(how)).Append("\r\n");
        var content = new StringContent(body.Append("--").Append(boundary).Append("--\r\n").ToString());
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={boundary}");
        return content;
    }

    private static string Inside(string how) => how switch
    {
        "nested" => "Content-Type: multipart/mixed; boundary=trong\r\n\r\n--trong\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--trong--",
        "headers without end" => string.Concat(Enumerable.Range(0, 5000).Select(i => $"X-{i}: 1\r\n")) + "\r\n1",
        _ => "\r\n1",
    };
}
