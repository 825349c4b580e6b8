using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using OerPortal.Library.Tests.Marc;
using OerPortal.Marc;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests.Sru;

/// <summary>Other libraries' programs ask for what schools have.</summary>
public sealed class SruServerTests(LibraryApp app)
{
    private static readonly XNamespace Srw = "http://www.loc.gov/zing/srw/";
    private static readonly XNamespace Diagnostic = "http://www.loc.gov/zing/srw/diagnostic/";

    [Theory]
    [InlineData("query=\"mưa záp\"", 1)]
    [InlineData("query=\"MUA ZAP\"", 1)]
    [InlineData("query=zap", 3)]
    [InlineData("query=za", 0)]
    [InlineData("query=za*", 3)]
    [InlineData("query=z?p", 3)]
    [InlineData("query=cql.serverChoice=zap not dc.title any \"mưa nắng\"", 1)]
    [InlineData("query=dc.title exact \"Mưa Záp\"", 1)]
    [InlineData("query=dc.title exact \"Mưa\"", 0)]
    [InlineData("query=dc.title adj \"záp mưa\"", 0)]
    [InlineData("query=dc.title all \"záp mưa\"", 1)]
    [InlineData("query=dc.title any \"mưa nắng khongco\" and zap", 2)]
    [InlineData("query=dc.creator=\"zạp zăp\"", 1)]
    [InlineData("query=dc.title=\"zạp zăp\"", 2)]
    [InlineData("query=(dc.title=mua or dc.title=chuyen) and dc.creator=zap", 1)]
    [InlineData("query=bath.isbn=978-604-0-00000-0 and zap", 0)]
    [InlineData("query=dc.date=1987 and zap", 1)]
    [InlineData("query=dc.date>=1987 and zap", 2)]
    [InlineData("query=dc.date within \"1980 1987\" and zap", 1)]
    [InlineData("query=> dc=\"info:srw/cql-context-set/1/dc-v1.1\" dc.title=mưa and zap", 1)]
    [InlineData("query=\"%\" and zap", 0)]
    [InlineData("query=\"   mưa  \" and cql.allRecords=1 and zap", 1)]
    public async Task A_question_in_CQL_finds_what_it_is_about(string question, int count)
    {
        using var school = await ZapAsync();

        var answer = await AskAsync(school, $"operation=searchRetrieve&version=1.1&{Escaped(question)}");

        answer.Descendants(Diagnostic + "details").Select(d => d.Value).ShouldBeEmpty();
        Total(answer).ShouldBe(count);
    }

    [Theory]
    [InlineData("operation=searchRetrieve&version=1.2", 7, "query")]
    [InlineData("operation=scan&version=1.2&scanClause=x", 4, "scan")]
    [InlineData("operation=searchRetrieve&version=3.0&query=zap", 5, "1.2")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&maximumRecords=nhiều", 6, "maximumRecords")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&maximumRecords=-1", 6, "maximumRecords")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&startRecord=0", 6, "startRecord")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&startRecord=4", 61, "4")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&recordSchema=mods", 66, "mods")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&recordPacking=zip", 71, "zip")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&mau=do", 8, "mau")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap mua", 10, "mua")]
    [InlineData("operation=searchRetrieve&version=1.2&query=(zap", 10, "")]
    [InlineData("operation=searchRetrieve&version=1.2&query=rec.id=a\0b", 10, "")]
    [InlineData("operation=searchRetrieve&version=1.2&query=and", 10, "and")]
    [InlineData("operation=searchRetrieve&version=1.2&query=\"zap", 10, "\"")]
    [InlineData("operation=searchRetrieve&version=1.2&query=\"\"", 27, "")]
    [InlineData("operation=searchRetrieve&version=1.2&query=dc.colour=đỏ", 16, "dc.colour")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zzz.title=đỏ", 15, "zzz")]
    [InlineData("operation=searchRetrieve&version=1.2&query=dc.title < mua", 19, "<")]
    [InlineData("operation=searchRetrieve&version=1.2&query=dc.title =/stem mua", 20, "=")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap prox mua", 37, "prox")]
    [InlineData("operation=searchRetrieve&version=1.2&query=zap&sortKeys=colour", 86, "colour")]
    public async Task What_is_wrong_is_said_as_the_standard_says_it(string question, int number, string details)
    {
        using var school = await ZapAsync();

        var answer = await AskAsync(school, Escaped(question));

        var diagnostic = answer.Descendants(Diagnostic + "diagnostic").ShouldHaveSingleItem();
        diagnostic.Element(Diagnostic + "uri")!.Value.ShouldBe($"info:srw/diagnostic/1/{number}");
        (diagnostic.Element(Diagnostic + "details")?.Value ?? "").ShouldBe(details);
        diagnostic.Element(Diagnostic + "message")!.Value.ShouldNotBeEmpty();
        answer.Root!.Name.ShouldBe(Srw + "searchRetrieveResponse");
    }

    [Fact]
    public async Task Deep_and_long_questions_are_refused_and_not_answered_for_ever()
    {
        using var school = await ZapAsync();
        foreach (var (query, number) in new[] { (new string('(', 500) + "zap" + new string(')', 500), 10), (string.Join(" or ", Enumerable.Repeat("zap", 40)), 38), (new string('z', 5000), 10) })
            (await AskAsync(school, $"version=1.2&query={query}")).Descendants(Diagnostic + "uri").Single().Value.ShouldBe($"info:srw/diagnostic/1/{number}");
    }

    [Theory]
    [InlineData("marcxml")]
    [InlineData("info:srw/schema/1/marcxml-v1.1")]
    [InlineData("http://www.loc.gov/MARC21/slim")]
    public async Task Records_come_as_MARCXML_by_name_and_by_address(string schema)
    {
        using var school = await ZapAsync();

        var answer = await AskAsync(school, $"version=1.2&query=dc.title%3Dmưa&recordSchema={Uri.EscapeDataString(schema)}");

        answer.Descendants(Srw + "recordSchema").Single().Value.ShouldBe("info:srw/schema/1/marcxml-v1.1");
        var record = MarcFiles.ReadXml(Encoding.UTF8.GetBytes(answer.ToString())).ShouldHaveSingleItem().Record!;
        MarcLines.Write(record).ShouldContain("245 10$aMưa Záp");
        MarcLines.Write(record).ShouldContain($"852 ##$a{school.Site.Name}$z2 bản, còn 1");
        MarcLines.Write(record).ShouldNotContain("Người tặng bí mật");
    }

    [Theory]
    [InlineData("dc", "xml")]
    [InlineData("info:srw/schema/1/dc-v1.1", "xml")]
    [InlineData("dc", "string")]
    public async Task Records_come_as_Dublin_Core(string schema, string packing)
    {
        using var school = await ZapAsync();

        var answer = await AskAsync(school, $"version=1.1&query=dc.title%3Dmưa&recordSchema={Uri.EscapeDataString(schema)}&recordPacking={packing}");

        var data = answer.Descendants(Srw + "recordData").Single();
        var record = packing == "string" ? XElement.Parse(data.Value) : data.Elements().Single();
        record.Elements().Select(e => $"{e.Name.LocalName}: {e.Value}").ShouldBe(["title: Mưa Záp", "creator: Đinh Thị Mây", "date: 1987", "type: Text", "language: vie"]);
    }

    [Fact]
    public async Task Records_come_page_by_page_in_an_order()
    {
        using var school = await ZapAsync();

        var first = await AskAsync(school, "version=1.2&query=zap+sortby+dc.date/sort.descending&maximumRecords=2&recordSchema=dc");
        var second = await AskAsync(school, "version=1.2&query=zap&sortKeys=date,,0&maximumRecords=2&startRecord=3&recordSchema=dc");

        Titles(first).ShouldBe(["Nắng Záp", "Mưa Záp"]);
        first.Root!.Element(Srw + "nextRecordPosition")!.Value.ShouldBe("3");
        Titles(second).ShouldBe(["Chuyện khác"]);
        second.Root!.Element(Srw + "nextRecordPosition").ShouldBeNull();
        second.Descendants(Srw + "recordPosition").Single().Value.ShouldBe("3");
    }

    [Fact]
    public async Task The_department_answers_for_all_schools_and_says_how_many_each_has()
    {
        var (one, first) = await app.SchoolAsync();
        var (other, second) = await app.SchoolAsync();
        var (_, third) = await app.SchoolAsync();
        foreach (var (librarian, count) in new[] { (first, 2), (second, 3) })
            await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (await app.TitleAsync(librarian, "Sông Vuvu", ("Input.Isbn", "9786042444422")), count)));
        await app.GatherAsync();
        await app.TitleAsync(third, "Sông Vuvu");
        await app.BooksAsync(third, "Núi Vuvu", 1);
        using var guest = app.Guest();

        var answer = await AskAsync(guest, "version=1.2&query=vuvu and song");

        Total(answer).ShouldBe(1, "the same ISBN is one book, and a title without copies is none");
        MarcLines.Write(MarcFiles.ReadXml(Encoding.UTF8.GetBytes(answer.ToString())).Single().Record!).Split('\n').Where(l => l.StartsWith("852", StringComparison.Ordinal))
            .ShouldBe([$"852 ##$a{one.Name}$z2 bản, còn 2", $"852 ##$a{other.Name}$z3 bản, còn 3"], ignoreOrder: true);
        Total(await AskAsync(guest, "version=1.2&query=vuvu")).ShouldBe(2);
        Total(await AskAsync(guest, "version=1.2&query=bath.isbn%3D604244442X")).ShouldBe(0);
        Total(await AskAsync(guest, "version=1.2&query=bath.isbn%3D\"978-604-244-442-2\"")).ShouldBe(1);
        using var atOne = app.Guest(one);
        Total(await AskAsync(atOne, "version=1.2&query=vuvu")).ShouldBe(1, "a school answers for itself");
    }

    [Fact]
    public async Task Yaz_client_asks_and_reads()
    {
        using var school = await ZapAsync();
        await using var wire = await MadeUpServer.StartAsync(async http =>
        {
            using var answer = await school.Client.GetAsync(http.Request.Path + http.Request.QueryString.Value, LibraryApp.Ct);
            http.Response.ContentType = answer.Content.Headers.ContentType!.ToString();
            await http.Response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync(LibraryApp.Ct));
        });

        var said = Encoding.UTF8.GetString((await Yaz.RunAsync(
            "yaz-client", $"sru get 1.2\nopen http://127.0.0.1:{wire.Port}{school.Site.PathPrefix}/sru\nfind zap\nschema marcxml\nshow 1+3\nfind dc.title=mưa\nschema dc\nshow 1\nfind dc.title=\nfind dc.colour=do\nschema mods\nfind zap\nshow 1\nexplain\nquit\n")).Out);

        said.ShouldContain("Number of hits: 3");
        said.ShouldContain("Number of hits: 1");
        said.ShouldContain("<subfield code=\"a\">Mưa Záp");
        said.ShouldContain("<dc:title xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Mưa Záp</dc:title>");
        foreach (var diagnostic in new[] { 10, 16, 66 })
            said.ShouldContain($"info:srw/diagnostic/1/{diagnostic}");
        said.ShouldContain("<databaseInfo");
    }

    [Fact]
    public async Task Explain_says_what_is_answered()
    {
        using var school = await ZapAsync();
        foreach (var question in new[] { "", "operation=explain&version=1.1" })
        {
            var answer = await AskAsync(school, question);
            XNamespace explain = "http://explain.z3950.org/dtd/2.0/";
            answer.Root!.Name.ShouldBe(Srw + "explainResponse");
            answer.Descendants(explain + "database").Single().Value.ShouldBe($"{school.Site.PathPrefix}/sru".TrimStart('/'));
            answer.Descendants(explain + "schema").Select(s => s.Attribute("name")!.Value).ShouldBe(["marcxml", "dc"]);
            answer.Descendants(explain + "index").Count().ShouldBe(8);
        }
    }

    /// <summary>A guest at a school with three books about nothing else.</summary>
    private async Task<Visitor> ZapAsync()
    {
        var (school, librarian) = await app.SchoolAsync();
        await EnterAsync("Mưa Záp", 2, ("Input.People", "Đinh Thị Mây"), ("Input.Year", "1987"), ("Input.Note", "Người tặng bí mật"));
        await EnterAsync("Nắng Záp", 1, ("Input.Year", "2001"));
        await EnterAsync("Chuyện khác", 1, ("Input.People", "Zạp Zăp"));
        await app.TitleAsync(librarian, "Chưa về Záp");
        await app.ScanAsync(librarian, "TK000001", (await app.PupilAsync(school, "Hồ Kín")).Id);
        return app.Guest(school);

        async Task EnterAsync(string name, int count, params (string, string)[] more)
            => await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (await app.TitleAsync(librarian, name, more), count)));
    }

    private static string Escaped(string question) => string.Join('&', question.Split('&').Select(part => part.Split('=', 2) is [var name, var value] ? $"{name}={Uri.EscapeDataString(value)}" : part));

    private static async Task<XDocument> AskAsync(Visitor guest, string question)
    {
        using var answer = await guest.GetAsync($"/sru?{question}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/xml");
        return XDocument.Parse(await answer.Content.ReadAsStringAsync(LibraryApp.Ct));
    }

    private static int Total(XDocument answer) => int.Parse(answer.Root!.Element(Srw + "numberOfRecords")!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Titles(XDocument answer) => [.. answer.Descendants("{http://purl.org/dc/elements/1.1/}title").Select(t => t.Value)];
}
