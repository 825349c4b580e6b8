using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Resources.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Resources.Tests.Data;

/// <summary>Counts that are kept say what counting would say.</summary>
public sealed class TallyTests(ResourcesApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_narrowed_described_anew_or_taken_away_leaves_the_counts()
    {
        var school = await app.CreateSchoolAsync();
        var books = new List<PublishedResource>();
        for (var i = 0; i < 4; i++)
            books.Add(await app.PublishAsync(school, about: Samples.About($"Đếm {i}") with { Subjects = ["toan", "vat-li"] }));
        var pupil = new Viewer(true, new HashSet<Guid> { school.Id });
        (await OfAsync(school.Id, Viewer.Guest)).ShouldBe(4);

        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync("UPDATE resources.catalogue_entry SET visibility = 0 WHERE resource_id = @Id", new { books[0].Id });
        await connection.ExecuteAsync("UPDATE resources.catalogue_entry SET subjects = '{hoa-hoc}' WHERE resource_id = @Id", new { books[1].Id });
        await connection.ExecuteAsync("DELETE FROM resources.catalogue_entry WHERE resource_id = @Id", new { books[2].Id });

        (await OfAsync(school.Id, Viewer.Guest)).ShouldBe(2);
        (await OfAsync(school.Id, pupil)).ShouldBe(3);
        await ShouldBeAsCountedAsync(connection, Viewer.Guest, "visibility = 2");
        await ShouldBeAsCountedAsync(connection, pupil, $"visibility >= 1 OR site_id = '{school.Id}'");
    }

    [Fact]
    public async Task Ones_own_school_is_among_the_largest_by_what_only_it_sees()
    {
        // So many that it stands among the largest of all tests' schools.
        var school = await app.CreateSchoolAsync();
        for (var i = 0; i < 20; i++)
            await app.PublishAsync(school, visibility: i < 12 ? Visibility.School : Visibility.Province);
        var pupil = new Viewer(true, new HashSet<Guid> { school.Id });
        var neighbour = new Viewer(true, new HashSet<Guid>());

        (await LargestAsync(pupil))[school.Id].ShouldBe(20);
        (await LargestAsync(neighbour))[school.Id].ShouldBe(8);
        (await LargestAsync(Viewer.Guest)).ContainsKey(school.Id).ShouldBeFalse();
        (await OfAsync(school.Id, pupil)).ShouldBe(20);
        (await OfAsync(school.Id, neighbour)).ShouldBe(8);
    }

    [Fact]
    public async Task Many_who_ask_at_once_count_nothing_twice()
    {
        var school = await app.CreateSchoolAsync();
        for (var i = 0; i < 5; i++)
            await app.PublishAsync(school);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CountAsync(Viewer.Guest)));
        (await OfAsync(school.Id, Viewer.Guest)).ShouldBe(5);
    }

    // Other tests publish meanwhile: the two are looked at until they were looked at in the same moment.
    private Task ShouldBeAsCountedAsync(NpgsqlConnection connection, Viewer viewer, string visible) => PortalApp.EventuallyAsync(
        async () =>
        {
            var kept = await CountAsync(viewer);
            var all = await connection.ExecuteScalarAsync<int>($"SELECT count(*)::integer FROM resources.catalogue_entry WHERE {visible}");
            var subjects = await connection.QueryAsync<(string Subject, int Count)>(
                $"SELECT s, count(*)::integer FROM resources.catalogue_entry, unnest(subjects) AS s WHERE {visible} GROUP BY s");
            return kept.All == all && kept.BySubject.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value))
                .SequenceEqual(subjects.OrderBy(c => c.Subject, StringComparer.Ordinal).Select(c => (c.Subject, c.Count)));
        },
        $"the kept counts of what is {visible} equal to the counted");

    private Task<ResourceCounts> CountAsync(Viewer viewer) => app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().CountAsync(viewer, Cancellation));

    private Task<IReadOnlyDictionary<Guid, int>> LargestAsync(Viewer viewer) => app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().LargestSitesAsync(50, viewer, Cancellation));

    private async Task<int> OfAsync(Guid siteId, Viewer viewer) =>
        (await app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().CountBySiteAsync([siteId], viewer, Cancellation))).GetValueOrDefault(siteId);
}
