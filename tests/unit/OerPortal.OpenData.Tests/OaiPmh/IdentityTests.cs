using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.OaiPmh;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.OaiPmh;

/// <summary>What a repository says about itself.</summary>
public sealed class IdentityTests(OpenDataApp app)
{
    private static readonly XNamespace Identifier = "http://www.openarchives.org/OAI/2.0/oai-identifier";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_school_is_a_repository_of_its_own_with_the_time_of_its_first_record()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Đăk Hà");
        await app.PublishAsync(school, "Đầu tiên");
        using var harvester = new Harvester(app, school);
        var first = (await harvester.HarvestAsync("metadataPrefix=oai_dc")).Single();

        var identity = (await harvester.AskAsync("verb=Identify")).Root.Element(Harvester.Oai + "Identify")!;

        Value(identity, "repositoryName").ShouldBe("Trường THCS Đăk Hà");
        Value(identity, "baseURL").ShouldBe($"http://localhost/truong/{school.Slug}/oai");
        Value(identity, "earliestDatestamp").ShouldBe(first.At);
        Value(identity, "deletedRecord").ShouldBe("persistent");
        Value(identity, "granularity").ShouldBe("YYYY-MM-DDThh:mm:ssZ");
        identity.Descendants(Identifier + "repositoryIdentifier").Single().Value.ShouldBe("portal.invalid");
    }

    [Fact]
    public async Task A_school_answers_at_its_own_host_name_too()
    {
        var school = await app.CreateSchoolAsync();
        var host = $"{school.Slug}.edu.vn";
        await app.Services.GetRequiredService<ISites>().SaveAsync(school with { HostName = host }, Ct);
        var published = await app.PublishAsync(school, "Ở nhà");
        using var guest = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oai?verb=ListRecords&metadataPrefix=oai_dc");
        request.Headers.Host = host;

        using var response = await guest.Client.SendAsync(request, Ct);
        var reply = await Harvester.ReadAsync(response);

        reply.Request.Value.ShouldBe($"http://{host}/oai");
        reply.Headers.Single().Identifier.ShouldBe($"oai:{host}:{published.PublicId}");
    }

    [Fact]
    public async Task Answers_are_compressed_for_whoever_takes_that_and_kept_by_nobody()
    {
        using var guest = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oai?verb=Identify");
        request.Headers.AcceptEncoding.ParseAdd("gzip");

        using var response = await guest.Client.SendAsync(request, Ct);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
        response.Headers.ETag.ShouldBeNull();
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(Ct), CompressionMode.Decompress);
        XDocument.Load(unpacked).ShouldBeValid();
    }

    [Theory]
    [InlineData("https://hoclieu.example.edu.vn", null, "hoclieu.example.edu.vn")]
    [InlineData("https://moi.example.edu.vn", "cu.example.edu.vn", "cu.example.edu.vn")]
    [InlineData(null, null, "portal.invalid")]
    [InlineData("http://10.0.0.5", null, "portal.invalid")]
    public void Identifiers_have_the_portals_first_name(string? address, string? set, string expected)
    {
        var place = PlaceOf(("Portal:Address", address), ("OpenData:Namespace", set));

        place.Identifier("0123456789").ShouldBe($"oai:{expected}:0123456789");
        place.PublicId($"oai:{expected}:0123456789").ShouldBe("0123456789");
        place.PublicId("oai:other.example:0123456789").ShouldBeNull();
        place.AdminEmails.ShouldBe([$"postmaster@{expected}"]);
    }

    [Fact]
    public void The_operator_says_whom_to_write_to() => PlaceOf(("OpenData:AdminEmail", "thuvien@example.edu.vn")).AdminEmails.ShouldBe(["thuvien@example.edu.vn"]);

    [Theory]
    [InlineData("OpenData:AdminEmail", "thuvien")]
    [InlineData("OpenData:AdminEmail", "root@localhost")]
    [InlineData("OpenData:Namespace", "localhost")]
    [InlineData("OpenData:Namespace", "https://hoclieu.example.edu.vn")]
    public void A_wrong_setting_is_refused(string name, string value) => Should.Throw<OptionsValidationException>(() => PlaceOf((name, value)));

    private OaiPlace PlaceOf(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))).Build();
        var http = new DefaultHttpContext();
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("localhost");
        http.Request.Path = "/oai";
        return new OaiSettings(configuration, new PortalAddress(configuration)).PlaceOf(http.Request, new Standing(app.Portal), app.Services.GetRequiredService<OpenWords>());
    }

    private static string Value(XElement identity, string name) => identity.Element(Harvester.Oai + name)!.Value;

    private sealed class Standing(Site site) : ISiteContext
    {
        public Site Current => site;

        public Site Portal => site;

        public bool HasFeature(string featureId) => true;
    }
}
