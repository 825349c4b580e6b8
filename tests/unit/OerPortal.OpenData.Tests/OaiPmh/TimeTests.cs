using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Tests.Kit;

namespace OerPortal.OpenData.Tests.OaiPmh;

/// <summary>Whoever asks from the time of the last answer misses nothing, however changes and lists overlap.</summary>
public sealed class TimeTests(OpenDataApp app)
{
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(1.5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ListRecords")]
    [InlineData("ListIdentifiers")]
    public async Task A_list_waits_for_what_is_being_told_with_an_earlier_time(string verb)
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, "Đang kể");
        using var harvester = new Harvester(app, school);
        var before = (await harvester.AskAsync($"verb={verb}&metadataPrefix=oai_dc")).Headers.Single();
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        await using var transaction = await connection.BeginTransactionAsync(Ct);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@Turn)", new { RecordWriter.Turn }, transaction);
        // Past the second of the first telling, so that the times differ.
        await Task.Delay(AWhile, Ct);
        await connection.ExecuteAsync(
            """
            WITH told AS (SELECT nextval('open_data.position') AS position), old AS (SELECT position FROM open_data.record WHERE public_id = @PublicId),
                 moved AS (UPDATE open_data.member m SET position = told.position FROM told, old WHERE m.position = old.position)
            UPDATE open_data.record r SET position = told.position, changed_at = date_trunc('second', clock_timestamp()) FROM told WHERE r.public_id = @PublicId
            """,
            new { published.PublicId }, transaction);

        var list = harvester.AskAsync($"verb={verb}&metadataPrefix=oai_dc");
        await Task.Delay(AWhile, Ct);
        list.IsCompleted.ShouldBeFalse();
        await transaction.CommitAsync(Ct);

        var told = await list;
        string.CompareOrdinal(told.Headers.Single().At, before.At).ShouldBeGreaterThan(0);
        string.CompareOrdinal(told.Headers.Single().At, told.At).ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Whoever_asks_again_and_again_beside_many_changes_has_in_the_end_what_the_portal_has()
    {
        var school = await app.CreateSchoolAsync();
        var mirror = new Dictionary<string, ToldHeader>();
        using var harvester = new Harvester(app, school);
        var changes = ChangeAsync(school, await PublishAsync(school, 10));

        string? from = null;
        var rounds = 0;
        for (var isLast = false; ; isLast = changes.IsCompleted)
        {
            from = await FollowAsync(harvester, mirror, from);
            rounds++;
            if (isLast) break;
        }

        await changes;
        rounds.ShouldBeGreaterThan(2);
        await ShouldMirrorAsync(school, mirror.Values);
    }

    [Fact]
    public async Task A_harvester_that_nobody_here_wrote_has_in_the_end_what_the_portal_has()
    {
        var school = await app.CreateSchoolAsync();
        var published = await PublishAsync(school, 12);
        using var guest = app.Guest();
        await using var portal = await Loopback.OpenAsync(guest.Client);
        var address = $"{portal.Origin}/truong/{school.Slug}/oai";
        var changes = ChangeAsync(school, published);

        var during = await Perl.RunAsync("OaiPmh/harvest.pl", address, "oai_dc");
        await changes;
        var after = await Perl.RunAsync("OaiPmh/harvest.pl", address, "oai_dc", during[^1].Split('\t')[1]);
        var marc = await Perl.RunAsync("OaiPmh/harvest.pl", address, "marc21");

        var mirror = new Dictionary<string, ToldHeader>();
        var titles = new Dictionary<string, string>();
        foreach (var line in during.SkipLast(1).Concat(after.SkipLast(1)).Select(line => line.Split('\t')))
        {
            mirror[line[0]] = new ToldHeader(line[0], line[1], line[2] == "deleted", []);
            titles[line[0]] = line[3];
        }

        await ShouldMirrorAsync(school, mirror.Values);
        await ShouldMirrorAsync(school, marc.SkipLast(1).Select(line => line.Split('\t')).Select(line => new ToldHeader(line[0], line[1], line[2] == "deleted", [])));
        titles.Values.ShouldContain("Bài 1, bản hai");
        titles.Values.ShouldContain("Thêm 1");
    }

    private static async Task<string> FollowAsync(Harvester harvester, Dictionary<string, ToldHeader> mirror, string? from)
    {
        var reply = await harvester.AskAsync("verb=ListIdentifiers&metadataPrefix=oai_dc" + (from is null ? "" : "&from=" + from));
        var at = reply.At;
        while (true)
        {
            foreach (var header in reply.Headers) mirror[header.Identifier] = header;
            if (reply.Token is not { Length: > 0 } token) return at;
            reply = await harvester.AskAsync($"verb=ListIdentifiers&resumptionToken={token}");
        }
    }

    private async Task<Published[]> PublishAsync(Site school, int count)
    {
        var published = new Published[count];
        for (var i = 0; i < count; i++) published[i] = await app.PublishAsync(school, $"Bài {i}");
        return published;
    }

    private async Task ChangeAsync(Site school, Published[] published)
    {
        for (var i = 0; i < 4; i++)
        {
            await app.PublishAsync(school, $"Thêm {i}");
            await app.ReviseAsync(published[i], OpenDataApp.About($"Bài {i}, bản hai"));
            await app.WithdrawAsync(published[i + 4]);
        }
    }

    private async Task ShouldMirrorAsync(Site school, IEnumerable<ToldHeader> mirror)
    {
        var records = await app.Records.ChangesAsync([SetKey.School(school.Id)], 0, null, 1000, Ct);
        mirror.Select(header => (header.PublicId, header.IsDeleted)).ShouldBe(records.Select(record => (record.PublicId, record.Resource is null)), ignoreOrder: true);
    }
}
