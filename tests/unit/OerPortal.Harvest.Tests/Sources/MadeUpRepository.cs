using System.Globalization;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Http;
using OerPortal.TestKit;

namespace OerPortal.Harvest.Tests.Sources;

/// <param name="Extra">Further elements of the description, as XML.</param>
internal sealed record MadeUpRecord(string Identifier, DateTime At, string Title, bool IsDeleted = false, string Extra = "");

/// <summary>An OAI-PMH repository whose tokens are places in its list.</summary>
internal sealed class MadeUpRepository
{
    public static readonly DateTime Beginning = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>Of this repository alone: its works are nobody else's.</summary>
    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public List<MadeUpRecord> Records { get; set; } = [];

    public int PageSize { get; set; } = 10;

    public bool IsDaily { get; set; }

    /// <summary>Tells the newest first.</summary>
    public bool IsBackwards { get; set; }

    public string Deletions { get; set; } = "persistent";

    /// <summary>What the repository's clock says.</summary>
    public DateTime Now { get; set; } = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Answers in place of the repository where it returns true.</summary>
    public Func<HttpContext, string, Task<bool>>? Instead { get; set; }

    public static MadeUpRepository Of(int count)
    {
        var made = new MadeUpRepository();
        made.Records = [.. Enumerable.Range(1, count).Select(i => new MadeUpRecord(made.Identifier(i), Beginning.AddMinutes(i), $"Sách số {i}"))];
        return made;
    }

    public string Identifier(int number) => $"oai:{Key}:{number:D5}";

    public string Address(int number) => $"https://sach.example/{Key}/{number:D5}";

    public Task<MadeUpServer> StartAsync() => MadeUpServer.StartAsync(AnswerAsync);

    private async Task AnswerAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var verb = query["verb"].ToString();
        if (Instead is not null && await Instead(http, verb))
            return;
        http.Response.ContentType = "text/xml; charset=utf-8";
        await http.Response.WriteAsync(Wrap(verb switch
        {
            "Identify" => $"<Identify><repositoryName>Kho bạn</repositoryName><baseURL>http://nguon.test</baseURL><protocolVersion>2.0</protocolVersion><earliestDatestamp>{Write(Beginning)}</earliestDatestamp><deletedRecord>{Deletions}</deletedRecord><granularity>{(IsDaily ? "YYYY-MM-DD" : "YYYY-MM-DDThh:mm:ssZ")}</granularity></Identify>",
            "ListSets" => "<ListSets><set><setSpec>sach</setSpec><setName>Sách hay</setName></set></ListSets>",
            "ListMetadataFormats" => "<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat><metadataFormat><metadataPrefix>marc21</metadataPrefix></metadataFormat></ListMetadataFormats>",
            "ListRecords" => List(query["resumptionToken"].ToString(), query["from"].ToString(), query["until"].ToString()),
            _ => "<error code=\"badVerb\"/>",
        }));
    }

    public string Wrap(string body) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>{Now:yyyy-MM-dd'T'HH:mm:ss'Z'}</responseDate><request>http://nguon.test</request>{body}</OAI-PMH>";

    private string List(string token, string from, string until)
    {
        var start = 0;
        if (token.Length > 0)
        {
            var parts = token.Split('|');
            (start, from, until) = (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]);
        }
        var asked = Records.Where(record => from.Length == 0 || string.CompareOrdinal(Write(record.At), from) >= 0)
            .Where(record => until.Length == 0 || string.CompareOrdinal(Write(record.At), until) <= 0).OrderBy(record => record.At).ToList();
        if (IsBackwards)
            asked.Reverse();
        if (asked.Count == 0)
            return "<error code=\"noRecordsMatch\">nothing</error>";
        var body = new StringBuilder("<ListRecords>");
        foreach (var record in asked.Skip(start).Take(PageSize))
            body.Append(Record(record));
        var next = start + PageSize;
        body.Append(next < asked.Count ? $"<resumptionToken completeListSize=\"{asked.Count}\">{next}|{from}|{until}</resumptionToken>" : start > 0 ? "<resumptionToken/>" : "");
        return body.Append("</ListRecords>").ToString();
    }

    public string Record(MadeUpRecord record) => record.IsDeleted
        ? $"<record><header status=\"deleted\"><identifier>{record.Identifier}</identifier><datestamp>{Write(record.At)}</datestamp></header></record>"
        : $"""
          <record><header><identifier>{record.Identifier}</identifier><datestamp>{Write(record.At)}</datestamp></header><metadata>
          <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
          {(record.Title.Length > 0 ? $"<dc:title>{SecurityElement.Escape(record.Title)}</dc:title>" : "")}<dc:creator>Nguyễn Văn An</dc:creator><dc:identifier>https://sach.example/{Key}/{record.Identifier.Split(':')[^1]}</dc:identifier>{record.Extra}
          </oai_dc:dc></metadata></record>
          """;

    private string Write(DateTime at) => at.ToString(IsDaily ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
