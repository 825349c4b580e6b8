using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;
using OerPortal.Usage.Counting;
using OerPortal.Usage.Data;
using OerPortal.Usage.Tests;

[assembly: AssemblyFixture(typeof(UsagePortal))]

// They share the portal's clock, which some of them move past midnight while others speak of today.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace OerPortal.Usage.Tests;

/// <summary>A published resource and its file.</summary>
public sealed record Published(string PublicId, Guid Id, Guid SiteId, Guid FileId, TestPerson Owner, bool IsOpen)
{
    public string Page => ResourceAddress.Page(PublicId);

    public string Reader => ResourceAddress.Reader(PublicId);

    public string Download => $"/tep/{FileId}/tai";
}

/// <summary>What is written of a resource, over all sites and days unless said otherwise.</summary>
public sealed record Written(int Views, int Viewers, int Reads, int Readers, int Downloads, int Downloaders)
{
    public static Written Nothing { get; } = new(0, 0, 0, 0, 0, 0);
}

public sealed class UsagePortal : PortalApp
{
    /// <summary>A telephone; tests without one are robots, as whoever says nothing.</summary>
    public const string Phone = "Mozilla/5.0 (Linux; Android 13; SM-A146P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Somebody with a telephone of their own.</summary>
    public Visitor Reader(Site? site = null, string? agent = null) => With(Guest(site), agent ?? $"{Phone} #{Guid.CreateVersion7():N}");

    public static Visitor With(Visitor visitor, string agent)
    {
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        return visitor;
    }

    /// <summary>Publishes a recording of twelve bytes.</summary>
    /// <param name="isPlayed">Else it can only be taken along.</param>
    public async Task<Published> PublishAsync(Site? site = null, Visibility visibility = Visibility.Public, string? title = null, bool isPlayed = true)
    {
        site ??= Portal;
        var owner = await CreatePersonAsync(SiteRole.Teacher, site);
        var reviewer = await CreatePersonAsync(SiteRole.Reviewer);
        var file = await PlaceFileAsync(site, owner, isPlayed);
        var now = Clock.GetUtcNow();
        var about = new ResourceMetadata
        {
            Title = title ?? "Nương lúa trên đồi",
            Description = "Bài đọc thêm.",
            Kind = "tai-lieu",
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["dia-li"],
            Languages = ["vi"],
            Licence = "cc-by-4.0",
            Contributors = [new Contributor("A Thút", ContributorRoles.Author)],
        };
        var key = $"test:{Guid.CreateVersion7()}";
        var resource = new ImportedResource(key, site.Id, owner.Id, about, visibility, [new ImportedFile(file)], now,
            [new(ImportedStepKind.Submit, owner.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]);
        var outcome = await ActAsSystemAsync(async services =>
        {
            var contributions = services.GetRequiredService<IContributions>();
            await contributions.PublishManyAsync(new[] { resource }.ToAsyncEnumerable(), announce: false, Ct);
            return (await contributions.FindAsync(key, Ct))!;
        });
        await ExecuteAsync("UPDATE resources.catalogue_entry SET main_file_id = @file, file_ids = ARRAY[@file], can_be_read = @isPlayed WHERE resource_id = @ResourceId", new { file, isPlayed, outcome.ResourceId });
        return new Published(outcome.PublicId, outcome.ResourceId, site.Id, file, owner, visibility == Visibility.Public);
    }

    public async Task WithdrawAsync(Published resource)
    {
        using var owner = SignIn(resource.Owner);
        (await owner.PostFormAsync($"{resource.Page}/go-xuong", [new("Reason", "Nhầm bản")])).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
    }

    /// <summary>Has what was counted written now.</summary>
    public Task WriteAsync() => Services.GetRequiredService<UseWriter>().WriteAsync(Ct);

    public async Task<Written> WrittenAsync(Published resource, Guid? siteId = null, DateOnly? day = null)
    {
        await WriteAsync();
        return await AskAsync<Written>(
            """
            SELECT coalesce(sum(views), 0)::int AS views, coalesce(sum(viewers), 0)::int AS viewers, coalesce(sum(reads), 0)::int AS reads,
                coalesce(sum(readers), 0)::int AS readers, coalesce(sum(downloads), 0)::int AS downloads, coalesce(sum(downloaders), 0)::int AS downloaders
            FROM usage.day WHERE resource_id = @Id AND (@siteId::uuid IS NULL OR site_id = @siteId) AND (@day::date IS NULL OR day = @day)
            """,
            new { resource.Id, siteId, day });
    }

    public async Task<T> AskAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return await connection.QuerySingleAsync<T>(sql, values);
    }

    public async Task ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>As if it had been used so.</summary>
    public Task PretendAsync(Published resource, DateOnly day, int reads, int? readers = null, int views = 0, int downloads = 0, Guid? siteId = null) => Services.GetRequiredService<UseRows>().AddAsync(
        [
            new ResourceDay(day, resource.Id, siteId ?? resource.SiteId, resource.SiteId, resource.IsOpen, new UseSum(new(views, views), new(reads, readers ?? reads), new(downloads, downloads))),
        ],
        Ct);

    /// <summary>As if today were over.</summary>
    public Task TellAsync() => ActAsSystemAsync(services => services.GetRequiredService<Telling>().TellAsync(Today, Ct));

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).Date);

    // What its scan and derivation would have left behind.
    private async Task<Guid> PlaceFileAsync(Site site, TestPerson owner, bool isPlayed)
    {
        var id = Guid.CreateVersion7();
        var blob = await Services.GetRequiredService<IBlobStore>().PutAsync(new MemoryStream("Hello, world"u8.ToArray()), Ct);
        await ExecuteAsync(
            """
            INSERT INTO ingest.file (id, site_id, owner_id, holder, name, state, kind, media_type, use, length, sha256, created_at, moved_at, pipeline)
            VALUES (@id, @site, @owner, 'import:test', 'nuong-lua.mp3', 9, @kind, 'audio/mpeg', @use, @Length, @Sha256, now(), now(), 32000)
            """,
            new { id, site = site.Id, owner = owner.Id, kind = isPlayed ? 3 : 6, use = isPlayed ? 1 : 0, blob.Length, blob.Sha256 });
        return id;
    }
}
