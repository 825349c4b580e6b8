using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.OpenData.Tests.Kit;
using OerPortal.OpenData.Tests.Opds;

namespace OerPortal.OpenData.Tests;

/// <summary>PostgreSQL has no letter NUL: whatever takes a part of an address to the database without looking would answer 500.</summary>
public sealed class NulTests(OpenDataApp app)
{
    public static TheoryData<string> Addresses =>
    [
        "/oai%00", "/oai/%00", "/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:x:%00", "/oai?verb=ListRecords&metadataPrefix=%00", "/oai?verb=ListRecords&resumptionToken=%00",
        "/opds%00", "/opds/%00", "/opds/v2/%00", "/opds/publications/%00", "/opds/v2/publications/a%00b", "/opds/v2/publications?subject=%00", "/opds/publications?query=%00", "/opds/v2/publications?at=%00",
        "/api/v1/%00", "/api/v1/resources/%00", "/api/v1/resources?subject=%00", "/api/v1/resources?cursor=%00", "/api/v1/collections/%00", "/api/v1/schools/%00", "/api/v1/changes?since=%00",
        "/dcat%00", "/dcat/%00", "/open-data/%00", "/open-data/%00/resources.csv.gz", "/open-data/latest/%00", "/du-lieu-mo%00",
        "/sitemap/%00.xml", "/sitemap/hoc-lieu-%00.xml", "/robots.txt%00",
        "/hoc-lieu/%00", "/hoc-lieu/%00/mo-ta.jsonld", "/hoc-lieu/%00/lien-ket.json", "/hoc-lieu/%00/trich-dan", "/hoc-lieu/%00/trich-dan.bib", "/hoc-lieu/0123456789/trich-dan.%00",
        "/nhung/%00", "/oembed?url=http%3A%2F%2Flocalhost%2Fhoc-lieu%2F%2500", "/bo-suu-tap/%00/atom", "/bia/%00.svg", "/tep/%00", "/tep/%00/tai",
        "/tim/atom?q=%00", "/tim/atom?mon=%00", "/atom%00", "/tin-tuc/%00", "/truong/%00", "/truong/%00/oai?verb=Identify", "/truong/%00/opds", "/truong/%00/api/v1/resources",
    ];

    /// <summary>Past the server, which refuses it before the portal sees it: not every server in front of a portal does.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_NUL_is_refused_or_leads_to_nothing(string address)
    {
        var server = (TestServer)app.Services.GetRequiredService<IServer>();
        foreach (var asked in new[] { address, address.Replace("%00", "x%00y", StringComparison.Ordinal) })
        {
            var (path, query) = asked.Split('?') is [var before, var after] ? (before, "?" + after) : (asked, "");

            var http = await server.SendAsync(
                context =>
                {
                    context.Request.Method = HttpMethods.Get;
                    (context.Request.Scheme, context.Request.Host) = ("http", new HostString("localhost"));
                    (context.Request.Path, context.Request.QueryString) = (new PathString(Uri.UnescapeDataString(path)), new QueryString(query));
                },
                TestContext.Current.CancellationToken);

            http.Response.StatusCode.ShouldBeLessThan(500, asked);
            if (path.Contains("%00", StringComparison.Ordinal))
                new[] { 400, 404, 410 }.ShouldContain(http.Response.StatusCode, asked);
        }
    }

    [Fact]
    public async Task The_server_refuses_it_before_the_portal_sees_it()
    {
        await using var street = await Street.OpenAsync(app);
        using var client = new HttpClient();
        (await client.GetAsync($"{street.Address}/oai%00", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
