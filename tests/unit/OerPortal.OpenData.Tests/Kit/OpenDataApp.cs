using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Dumps;
using OerPortal.OpenData.Following;
using OerPortal.OpenData.Jobs;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Lists;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.OpenData.Tests.Kit.OpenDataApp))]

namespace OerPortal.OpenData.Tests.Kit;

/// <summary>The whole portal, where books are ready as soon as a test wants them.</summary>
public class OpenDataApp : PortalApp
{
    /// <summary>More than pages of a search have numbers for (600), and more than files are written from at once (500).</summary>
    internal const int Many = 701;

    private Lazy<Task<TestPerson>>? _reviewer;
    private Lazy<Task<Site>>? _schoolOfMany;

    internal Bookshelf Books { get; } = new();

    internal OpenRecords Records => Services.GetRequiredService<OpenRecords>();

    protected override PortalAppOptions Options => new()
    {
        // Short pages, so that every list goes on.
        Services = services => services.AddSingleton<IFiles>(Books).AddSingleton(new ListSizes(Records: 3, Headers: 4, Sets: 5)),
    };

    public override async ValueTask InitializeAsync()
    {
        // The server in this process has no limits of its own to set; Kestrel has.
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
        _reviewer = new(() => CreatePersonAsync(SiteRole.Reviewer));
        _schoolOfMany = new(async () =>
        {
            var school = await CreateSchoolAsync();
            await PublishManyAsync(school, Many);
            return school;
        });
    }

    /// <summary>A description that a test may change.</summary>
    internal static ResourceMetadata About(string title) => new()
    {
        Title = title,
        Description = "Bài đọc cho học sinh.",
        Kind = "sach-dien-tu",
        Levels = ["thcs"],
        Grades = [6],
        Subjects = ["ngu-van"],
        Languages = ["vi"],
        Licence = "cc-by-4.0",
        Contributors = [new("Y Hnhân", ContributorRoles.Author)],
    };

    /// <summary>A resource that has been approved and is told of in all feeds.</summary>
    internal async Task<Published> PublishAsync(Site school, ResourceMetadata about, Visibility visibility = Visibility.Public)
    {
        var (published, key) = await ImportAsync(school, about, visibility);
        await FollowAsync();
        return published with { Key = key };
    }

    internal Task<Published> PublishAsync(Site school, string title, Visibility visibility = Visibility.Public) => PublishAsync(school, About(title), visibility);

    /// <summary>Many small ones at once.</summary>
    internal async Task PublishManyAsync(Site school, int count)
    {
        var teacher = await CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await _reviewer!.Value;
        var now = Clock.GetUtcNow();
        var all = Enumerable.Range(1, count).Select(n => new ImportedResource(
            $"test:{Guid.CreateVersion7()}", school.Id, teacher.Id, About($"Bài {n}"), Visibility.Public, [], now,
            [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]));
        await ActAsSystemAsync(services => services.GetRequiredService<IContributions>().PublishManyAsync(all.ToAsyncEnumerable(), announce: true, TestContext.Current.CancellationToken));
        await FollowAsync();
    }

    /// <summary>A school with <see cref="Many"/> that a search for "bài" finds. Who adds to it does without the word.</summary>
    internal Task<Site> SchoolOfManyAsync() => _schoolOfMany!.Value;

    /// <summary>The next version of it.</summary>
    internal async Task ReviseAsync(Published published, ResourceMetadata about, int number = 2, Visibility visibility = Visibility.Public)
    {
        var reviewer = await _reviewer!.Value;
        var now = Clock.GetUtcNow();
        var file = Books.Put(published.School.Id, published.Teacher.Id, $"import:{published.Key}");
        await ActAsSystemAsync(services => services.GetRequiredService<IContributions>().ReviseAsync(
            new ImportedRevision(number, new ImportedResource(published.Key, published.School.Id, published.Teacher.Id, about, visibility, [new ImportedFile(file)], now,
                [new(ImportedStepKind.Submit, published.Teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)])),
            TestContext.Current.CancellationToken));
        await FollowAsync();
    }

    /// <summary>Takes it down, as its librarian does on the page.</summary>
    internal async Task WithdrawAsync(Published published)
    {
        using var visitor = SignIn(published.Teacher, published.School);
        using var response = await visitor.PostFormAsync($"/hoc-lieu/{published.PublicId}/go-xuong", [new("Reason", "Nhầm bản")]);
        ((int)response.StatusCode).ShouldBeLessThan(400);
        await FollowAsync();
    }

    /// <summary>A collection of these resources.</summary>
    internal async Task<string> CollectAsync(Site school, string title, params Published[] resources)
    {
        var id = await ActAsSystemAsync(services => services.GetRequiredService<IContributions>().ImportCollectionAsync(
            new ImportedCollection($"test:{Guid.CreateVersion7()}", school.Id, resources[0].Teacher.Id, title, "Chọn lọc.", [.. resources.Select(r => r.Key)], Clock.GetUtcNow()),
            TestContext.Current.CancellationToken));
        await FollowAsync();
        return id;
    }

    /// <summary>Puts one of a collection's resources into a section, with a note.</summary>
    internal async Task DivideAsync(string collection, string heading, string words, Published resource, string note)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            with made as (
                insert into resources.collection_section (id, collection_id, site_id, position, heading, words)
                select @section, id, site_id, 1, @heading, @words from resources.collection where public_id = @collection returning id)
            update resources.collection_item i set section_id = made.id, note = @note from made, resources.collection c
            where c.public_id = @collection and i.collection_id = c.id and i.resource_id = @Id
            """,
            new { section = Guid.CreateVersion7(), collection, heading, words, resource.Id, note });
        await FollowAsync();
    }

    /// <summary>Waits for all work, and follows once more what no event tells.</summary>
    internal async Task FollowAsync()
    {
        await WorkIsDoneAsync();
        await using var turn = await Services.GetRequiredService<Cursors>().TakeAsync(TestContext.Current.CancellationToken);
        await ActAsSystemAsync(services => services.GetRequiredService<CatalogueFollower>().FollowAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A dump of now.</summary>
    internal Task<Dump> DumpAsync()
        => ActAsSystemAsync(async services => (await services.GetRequiredService<DumpMaker>().MakeAsync((_, _) => Task.CompletedTask, TestContext.Current.CancellationToken)).ShouldNotBeNull());

    /// <summary>A school that gives no open data any more.</summary>
    internal async Task SwitchOffAsync(Site school)
    {
        await Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "open-data", on: false, TestContext.Current.CancellationToken);
        await FollowAsync();
    }

    internal Task RebuildAsync() => ActAsSystemAsync(services => services.GetRequiredService<CatalogueFollower>().RebuildAsync((_, _) => Task.CompletedTask, TestContext.Current.CancellationToken));

    internal async Task<int> ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteAsync(sql, values);
    }

    private async Task<(Published, string)> ImportAsync(Site school, ResourceMetadata about, Visibility visibility)
    {
        var teacher = await CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await _reviewer!.Value;
        var now = Clock.GetUtcNow();
        var key = $"test:{Guid.CreateVersion7()}";
        var file = Books.Put(school.Id, teacher.Id, $"import:{key}");
        var outcome = await ActAsSystemAsync(services => services.GetRequiredService<IContributions>().ImportAsync(
            new ImportedResource(key, school.Id, teacher.Id, about, visibility, [new ImportedFile(file)], now,
                [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]),
            TestContext.Current.CancellationToken));
        outcome.IsFinished.ShouldBeTrue();
        return (new Published(outcome.ResourceId, outcome.PublicId, file, school, teacher, key), key);
    }
}

internal sealed record Published(Guid Id, string PublicId, Guid FileId, Site School, TestPerson Teacher, string Key);
