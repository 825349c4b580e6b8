using System.Net;
using System.Xml.Linq;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>Somebody who asks a repository by OAI-PMH.</summary>
internal sealed class Harvester(PortalApp app, Site? site = null) : IDisposable
{
    public static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/";
    private readonly Visitor _visitor = app.Guest(site);

    public HttpClient Client => _visitor.Client;

    public string Address => _visitor.Url("/oai");

    /// <summary>The whole answer; it is HTTP 200 and XML, whatever was asked.</summary>
    public async Task<OaiReply> AskAsync(string query)
    {
        using var response = await _visitor.GetAsync("/oai?" + query);
        return await ReadAsync(response);
    }

    public async Task<OaiReply> PostAsync(params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Client.PostAsync(new Uri(Address, UriKind.Relative), form, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Goes on until the list ends.</summary>
    public async Task<IReadOnlyList<ToldHeader>> HarvestAsync(string query, string verb = "ListRecords")
    {
        var told = new List<ToldHeader>();
        var reply = await AskAsync($"verb={verb}&{query}");
        while (true)
        {
            told.AddRange(reply.Headers);
            if (reply.Token is not { Length: > 0 } token) return told;
            reply = await AskAsync($"verb={verb}&resumptionToken={token}");
            reply.Error.ShouldBeNull();
        }
    }

    public void Dispose() => _visitor.Dispose();

    public static async Task<OaiReply> ReadAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=utf-8");
        return new OaiReply(XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}

internal sealed record OaiReply(XDocument Document)
{
    public XElement Root => Document.Root!;

    public string? Error => Root.Element(Harvester.Oai + "error")?.Attribute("code")?.Value;

    public XElement Request => Root.Element(Harvester.Oai + "request")!;

    public string? Token => Root.Descendants(Harvester.Oai + "resumptionToken").SingleOrDefault()?.Value;

    public string At => Root.Element(Harvester.Oai + "responseDate")!.Value;

    public IReadOnlyList<ToldHeader> Headers => [.. Root.Descendants(Harvester.Oai + "header").Select(header => new ToldHeader(
        header.Element(Harvester.Oai + "identifier")!.Value, header.Element(Harvester.Oai + "datestamp")!.Value,
        header.Attribute("status")?.Value == "deleted", [.. header.Elements(Harvester.Oai + "setSpec").Select(spec => spec.Value)]))];
}

internal sealed record ToldHeader(string Identifier, string At, bool IsDeleted, IReadOnlyList<string> Sets)
{
    public string PublicId => Identifier[(Identifier.LastIndexOf(':') + 1)..];
}
