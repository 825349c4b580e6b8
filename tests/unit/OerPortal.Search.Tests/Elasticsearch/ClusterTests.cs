using System.Security.Cryptography.X509Certificates;
using System.Text;
using OerPortal.Search.Elasticsearch;
using OerPortal.Search.Models;
using OerPortal.Search.Tests.Kit;

namespace OerPortal.Search.Tests.Elasticsearch;

/// <summary>How the portal comes to the nodes, and what it does when they have no room.</summary>
public sealed class ClusterTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Servers_of_both_versions_hear_their_own(int version)
    {
        await using var stub = await Stub.StartAsync(certificate: null, (200, "{}"));
        await AskAsync(SettingsFor(stub) with { Compatibility = version });

        var (headers, _) = stub.Heard.ShouldHaveSingleItem();
        headers.Accept.ToString().ShouldContain($"compatible-with={version}");
        headers.ContentType.ToString().ShouldContain($"compatible-with={version}");
    }

    [Fact]
    public async Task A_name_and_a_password_or_a_key_sign_in()
    {
        await using var stub = await Stub.StartAsync(certificate: null, (200, "{}"));
        var settings = SettingsFor(stub) with { User = "portal", Password = "mật" };
        await AskAsync(settings);
        await AskAsync(settings with { ApiKey = "a2V5" });

        stub.Heard.Select(heard => heard.Headers.Authorization.ToString())
            .ShouldBe([$"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes("portal:mật"))}", "ApiKey a2V5"]);
    }

    [Fact]
    public async Task Nodes_are_trusted_by_their_authority_and_their_name()
    {
        using var authority = Stub.Authority();
        using var other = Stub.Authority();
        await using var right = await Stub.StartAsync(Stub.Certificate(authority, "localhost"), (200, "{}"));
        await using var wrongName = await Stub.StartAsync(Stub.Certificate(authority, "somewhere.else"), (200, "{}"));

        await AskAsync(Trusting(right, authority));
        await Should.ThrowAsync<IndexUnavailableException>(() => AskAsync(Trusting(right, other)));
        await Should.ThrowAsync<IndexUnavailableException>(() => AskAsync(Trusting(right, authority: null)));
        await Should.ThrowAsync<IndexUnavailableException>(() => AskAsync(Trusting(wrongName, authority)));
        right.Heard.ShouldHaveSingleItem();
        wrongName.Heard.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(503)]
    public async Task What_refuses_is_away(int status)
    {
        await using var stub = await Stub.StartAsync(certificate: null, (status, """{"error":"no"}"""));
        (await Should.ThrowAsync<IndexUnavailableException>(() => AskAsync(SettingsFor(stub)))).Message.ShouldContain($"{status}");
    }

    [Fact]
    public async Task What_the_server_has_no_room_for_is_sent_again()
    {
        await using var stub = await Stub.StartAsync(
            certificate: null,
            (429, """{"error":"full"}"""),
            (200, """{"items":[{"index":{"status":201}},{"index":{"status":429,"error":{"type":"es_rejected_execution_exception"}}}]}"""),
            (200, """{"items":[{"index":{"status":200}}]}"""));
        using var cluster = new Cluster(SettingsFor(stub));
        var bulk = new Bulk(cluster);
        Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7();
        await bulk.IndexAsync("a", "first", 7, json => json.WriteString("word", "một"), Cancellation, first);
        await bulk.IndexAsync("a", "second", 8, json => json.WriteString("word", "hai"), Cancellation, second);
        await bulk.FlushAsync(Cancellation);

        bulk.Outcomes.ShouldBe(new Dictionary<Guid, int> { [first] = 201, [second] = 200 }, ignoreOrder: true);
        var bodies = stub.Heard.Select(heard => heard.Body).ToArray();
        bodies.Length.ShouldBe(3);
        bodies[1].ShouldBe(bodies[0]);
        bodies[2].ShouldNotContain("first");
        bodies[2].ShouldContain("\"version\":8,\"version_type\":\"external_gte\"");
        bodies[2].ShouldContain("hai");
    }

    [Fact]
    public async Task What_a_document_provokes_is_its_own_fault()
    {
        await using var stub = await Stub.StartAsync(certificate: null, (200, """{"items":[{"index":{"status":400,"error":{"type":"document_parsing_exception","reason":"x"}}}]}"""));
        using var cluster = new Cluster(SettingsFor(stub));
        var bulk = new Bulk(cluster);
        await bulk.IndexAsync("a", "1", 7, json => json.WriteNumber("word", 1), Cancellation);
        await Should.ThrowAsync<InvalidOperationException>(() => bulk.FlushAsync(Cancellation));
    }

    private static ElasticsearchSettings SettingsFor(Stub stub) => new() { Address = stub.Address.ToString(), AnswerSeconds = 60 };

    private static ElasticsearchSettings Trusting(Stub stub, X509Certificate2? authority)
    {
        if (authority is null) return SettingsFor(stub);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return SettingsFor(stub) with { Authority = file };
    }

    private static async Task AskAsync(ElasticsearchSettings settings)
    {
        using var cluster = new Cluster(settings);
        using var answer = await cluster.AskAsync("POST", "/x/_search", Body.Of(json => json.WriteNumber("size", 0)), cluster.Soon, Cancellation);
    }
}
