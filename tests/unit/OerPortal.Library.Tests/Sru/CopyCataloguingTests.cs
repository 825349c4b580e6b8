using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Outside;
using OerPortal.Library.Copying;
using OerPortal.Library.Marc;
using OerPortal.Marc;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests.Sru;

/// <summary>Who has a book in hand finds it described already, and writes nothing twice.</summary>
public sealed class CopyCataloguingTests(LibraryApp app)
{
    private const string Form = "form:has([name='Input.Name'])";
    private const string Found = "<srw_dc:dc xmlns:srw_dc='info:srw/schema/1/dc-schema' xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Núi rừng Yok Đôn &amp; bạn bè / Y Điêng</dc:title><dc:creator>Y Điêng, 1928-</dc:creator><dc:publisher>Hà Nội : Kim Đồng,</dc:publisher><dc:date>c2015.</dc:date><dc:identifier>ISBN 978-604-2-77788-9 (bìa mềm)</dc:identifier><dc:format>212 tr. ; 21 cm</dc:format><dc:subject>Rừng</dc:subject><dc:subject>Voi</dc:subject></srw_dc:dc>";
    private const string Isbn = "9786042777889";

    [Fact]
    public async Task Another_schools_description_fills_the_form_and_is_saved_only_then()
    {
        var (owner, first) = await app.SchoolAsync();
        var title = await app.TitleAsync(first, "Trăng Kukubu", ("Input.People", "Đỗ Thị Mơ"), ("Input.Isbn", "9786042555500"), ("Input.Note", "Bà Hoa tặng"), ("Input.ClassMark", "895.9223"));
        (await first.PostFormAsync($"/quan-tri/sach/{title}/marc", Fields.Of(("Lines", "245 10$aTrăng Kukubu /$cĐỗ Thị Mơ\n020 ##$a9786042555500\n082 04$a895.9223\n490 0#$aTủ sách\n541 ##$aÔng Kín tặng")), "form:has(textarea)")).Dispose();
        await LibraryApp.EnterAsync(first, await app.VoucherAsync(first, (title, 2)));
        await app.GatherAsync();
        var (school, librarian) = await app.SchoolAsync();

        foreach (var words in new[] { "978-604-2-55550-0", "trang kukubu" })
            (await librarian.OpenAsync($"/quan-tri/sach/moi?q={words}")).ShouldSay("Trăng Kukubu").ShouldSay($"{owner.Name} có 2 bản").ShouldNotSay("tặng");
        var filled = await librarian.ReadAsync(await librarian.PostFormAsync("/quan-tri/sach/moi?q=trang kukubu", form: "form[action*='handler=Fill']"));
        filled.ShouldSay("chưa có gì được ghi").Document.QuerySelector("[name='Input.People']")!.GetAttribute("value").ShouldBe("Đỗ Thị Mơ");
        (await app.Database.QuerySingleAsync<int>("select count(*) from library.title where site_id = @Id", new { school.Id })).ShouldBe(0);

        using var saved = await SubmitAsync(librarian, filled, Form, ("Input.Price", "55.000"));
        var own = saved.Headers.Location!.ToString().Split('/')[^1].Split('?')[0];
        var lines = (await librarian.OpenAsync($"/quan-tri/sach/{own}/marc")).Document.QuerySelector("textarea")!.TextContent;
        lines.ShouldSatisfyAllConditions(l => l.ShouldContain($"001 {own}"), l => l.ShouldContain("490 0#$aTủ sách"), l => l.ShouldContain("$c55.000đ"), l => l.ShouldNotContain("tặng"), l => l.ShouldNotContain(title));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (own, 1)));
        await app.GatherAsync();
        (await librarian.OpenAsync("/quan-tri/sach/moi?q=9786042555500")).ShouldSay("Mục lục đã có").Document.QuerySelector("form[action*='handler=Fill']").ShouldBeNull();
    }

    [Fact]
    public async Task A_book_that_no_school_has_is_asked_for_elsewhere()
    {
        var (_, librarian) = await app.SchoolAsync();
        await using var library = await MadeUpServer.StartAsync("text/xml", Answer(Found));
        var targets = app.Services.GetRequiredService<SruSettings>().Targets;
        var target = new SruTarget { Name = "Thư viện bạn", Address = library.Address("/sru") };
        targets.Add(target);
        try
        {
            (await librarian.OpenAsync("/quan-tri/sach/moi?q=nui rung yok don")).ShouldSay("Hỏi thêm: Thư viện bạn").ShouldNotSay("bạn bè");
            library.Asked.ShouldBe(0, "words are asked for here first");
            (await librarian.OpenAsync("/quan-tri/sach/moi?q=nui rung yok don&xa=true")).ShouldSay("Núi rừng Yok Đôn & bạn bè");

            var filled = await librarian.ReadAsync(await librarian.PostFormAsync($"/quan-tri/sach/moi?q={Isbn}", form: "form[action*='handler=Fill']"));

            library.Questions[^1].ShouldContain($"query=bath.isbn%3D%22{Isbn}%22");
            new[] { "Name", "People", "Publisher", "Place", "Year", "Isbn", "Pages", "Subjects" }.Select(field => filled.Document.QuerySelector($"[name='Input.{field}']")!.GetAttribute("value"))
                .ShouldBe(["Núi rừng Yok Đôn & bạn bè", "Y Điêng", "Kim Đồng", "Hà Nội", "2015", Isbn, "212", "Rừng; Voi"]);
            (await SubmitAsync(librarian, filled, Form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
        finally
        {
            targets.Remove(target);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Who_refuses_MARCXML_is_asked_for_Dublin_Core_and_so_from_then_on(int status)
    {
        await using var library = await MadeUpServer.StartAsync(http =>
        {
            http.Response.ContentType = "text/xml";
            if (http.Request.Query["recordSchema"] == "dc")
                return http.Response.WriteAsync(Answer(Found));
            http.Response.StatusCode = status;
            return http.Response.WriteAsync(Diagnostic(66));
        });
        using var targets = Asked(library.Address("/sru"));

        (await targets.AskAsync(Isbn, LibraryApp.Ct)).Single().Records.Single().Fields("245").Single()['a'].ShouldBe("Núi rừng Yok Đôn & bạn bè");
        (await targets.AskAsync(Isbn, LibraryApp.Ct)).Single().Records.Count.ShouldBe(1);

        library.Questions.Count(q => q.Contains("recordSchema=marcxml", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_knows_no_index_of_ISBNs_is_asked_for_the_words()
    {
        await using var library = await MadeUpServer.StartAsync(http =>
        {
            http.Response.ContentType = "text/xml";
            return http.Response.WriteAsync(http.Request.Query["query"].ToString().Contains("isbn", StringComparison.Ordinal) ? Diagnostic(16) : Answer(Found.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)));
        });
        using var targets = Asked(library.Address("/sru"));

        (await targets.AskAsync(Isbn, LibraryApp.Ct)).Single().Records.Single()
            .Fields("245").Single()['a'].ShouldBe("Núi rừng Yok Đôn & bạn bè", "records may be packed as text");
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", "XML")]
    [InlineData("không phải XML", "XML")]
    public async Task What_is_no_answer_is_named_and_stops_nobody(string body, string trouble)
    {
        await using var library = await MadeUpServer.StartAsync("text/xml", body);
        using var targets = Asked(library.Address("/sru"), "http://trong-nha.test/sru", "http://khong-co.test/sru");

        var answers = await targets.AskAsync("sách", LibraryApp.Ct);

        answers.Select(a => a.Trouble).ShouldBe([trouble, "privateAddress trong-nha.test", "unknownHost khong-co.test"]);
    }

    [Fact]
    public async Task A_library_that_sends_without_end_or_not_at_all_is_left()
    {
        await using var endless = await MadeUpServer.StartAsync(async http =>
        {
            http.Response.ContentType = "text/xml";
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(new string(' ', 100_000), http.RequestAborted);
        });
        using var targets = Asked(endless.Address("/sru"));

        (await targets.AskAsync("sách", LibraryApp.Ct)).Single().Trouble.ShouldBe("tooLarge 2");
    }

    [Fact]
    public async Task A_real_server_of_another_make_is_understood()
    {
        var port = FreePort();
        using var server = Process.Start(new ProcessStartInfo("yaz-ztest", $"tcp:127.0.0.1:{port}") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            using var targets = Asked($"http://{MadeUpServer.Host}:{port}/Default");
            TargetAnswer answer;
            do
                answer = (await targets.AskAsync("computer", LibraryApp.Ct)).Single();
            while (answer.Trouble?.StartsWith("noAnswer", StringComparison.Ordinal) == true && !server.HasExited);

            answer.Trouble.ShouldBeNull();
            answer.Records.Count.ShouldBe(5);
            RecordFacts.Of(answer.Records[0], 2026).ShouldSatisfyAllConditions(form => form.Name.ShouldBe("How to program a computer"), form => form.People.ShouldBe("Jack Collins"));
        }
        finally
        {
            server.Kill();
        }
    }

    private static async Task<HttpResponseMessage> SubmitAsync(Visitor librarian, Page page, string form, params (string Name, string Value)[] more)
    {
        var found = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector(form)!;
        var sent = found.Elements.OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(input => input.Name is not null && (input.Type is not ("radio" or "checkbox") || input.IsChecked) && more.All(m => m.Name != input.Name))
            .Select(input => KeyValuePair.Create(input.Name!, input.Value)).ToList();
        using var content = new FormUrlEncodedContent([.. sent, .. Fields.Of(more)]);
        return await librarian.Client.PostAsync(new Uri(page.Address, found.GetAttribute("action")!), content, LibraryApp.Ct);
    }

    private AskedTargets Asked(params string[] addresses) => new(
        new SruTargets(app.Services.GetRequiredService<IOutsideDoors>(), new SruSettings { AllowedHosts = MadeUpServer.Host, ResponseSeconds = 20 }),
        [.. addresses.Select(address => new SruTarget { Name = "Thư viện bạn", Address = address })]);

    private sealed record AskedTargets(SruTargets Targets, IReadOnlyList<SruTarget> All) : IDisposable
    {
        internal Task<IReadOnlyList<TargetAnswer>> AskAsync(string words, CancellationToken cancellation) => Targets.AskAsync(All, words, cancellation);

        public void Dispose() => Targets.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Answer(string record) => $"<zs:searchRetrieveResponse xmlns:zs='http://www.loc.gov/zing/srw/'><zs:version>1.1</zs:version><zs:numberOfRecords>1</zs:numberOfRecords><zs:records><zs:record><zs:recordSchema>info:srw/schema/1/dc-v1.1</zs:recordSchema><zs:recordPacking>xml</zs:recordPacking><zs:recordData>{record}</zs:recordData></zs:record></zs:records></zs:searchRetrieveResponse>";

    private static string Diagnostic(int number) => $"<zs:searchRetrieveResponse xmlns:zs='http://www.loc.gov/zing/srw/'><zs:diagnostics><diagnostic xmlns='http://www.loc.gov/zing/srw/diagnostic/'><uri>info:srw/diagnostic/1/{number}</uri></diagnostic></zs:diagnostics></zs:searchRetrieveResponse>";
}
