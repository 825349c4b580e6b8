using System.Collections.Frozen;
using System.Globalization;
using Dapper;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Modules;

namespace OerPortal.Cms.Sites;

/// <summary>The sites, kept in memory. Another instance's change arrives by notification.</summary>
internal sealed class SiteDirectory(NpgsqlDataSource data, ChangeNumbers numbers, ModuleCatalogue catalogue) : ISites
{
    internal const string ChangedChannel = "oer_sites";

    private readonly Lock _loaded = new();
    private volatile Snapshot _now = Snapshot.Empty;
    private long _turns;
    private long _shownTurn;

    public Site Portal => _now.Portal ?? throw new InvalidOperationException("The sites are not loaded yet.");

    public IReadOnlyList<Site> Schools => _now.Schools.Value;

    public Site? Find(Guid id) => _now.ById.GetValueOrDefault(id);

    public Site? FindBySlug(string slug) => _now.BySlug.GetValueOrDefault(slug);

    internal Site? FindByHost(string host) => _now.ByHost.GetValueOrDefault(host);

    public bool HasFeature(Guid siteId, string featureId)
        => _now.Decided.TryGetValue((siteId, featureId), out var on)
            ? on
            : catalogue.Features.TryGetValue(featureId, out var feature) && feature.OnByDefault;

    public async Task SaveAsync(Site site, CancellationToken cancellation)
    {
        const string upsert = """
            insert into cms.site (id, kind, slug, name, subtitle, host_name, accent, level)
            values (@Id, @Kind, @Slug, @Name, @Subtitle, @HostName, @Accent, @Level)
            on conflict (id) do update set slug = @Slug, name = @Name, subtitle = @Subtitle, host_name = @HostName, accent = @Accent, level = @Level
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(upsert, Parameters(site), cancellationToken: cancellation));
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new SiteNameTakenException(taken.ConstraintName == "site_host_name_key" ? site.HostName! : site.Slug);
        }

        await AnnounceAsync(connection, cancellation);
    }

    public async Task SwitchFeatureAsync(Guid siteId, string featureId, bool on, CancellationToken cancellation)
    {
        const string upsert = """
            insert into cms.site_feature (site_id, feature, is_on) values (@siteId, @featureId, @on)
            on conflict (site_id, feature) do update set is_on = @on
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(upsert, new { siteId, featureId, on }, cancellationToken: cancellation));
        await AnnounceAsync(connection, cancellation);
    }

    public async Task<IReadOnlyList<PublicRecord<Site>>> ChangesSinceAsync(long number, int count, CancellationToken cancellation)
    {
        const string since = """
            select c.number, c.id, c.public_id as PublicId, c.changed_at as ChangedAt,
                s.id, s.kind, s.slug, s.name, s.subtitle, s.host_name as HostName, s.accent, s.level
            from cms.change c left join cms.site s on s.id = c.id where c.kind = 'site' and c.number > @number order by c.number limit @count
            """;
        await numbers.GiveAsync(cancellation);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<ChangedSite, SiteRow?, PublicRecord<Site>>(
            new CommandDefinition(since, new { number, count }, cancellationToken: cancellation),
            (change, site) => new(change.Number, change.Id, change.PublicId, change.Id, change.ChangedAt, site?.ToSite()))];
    }

    internal async Task LoadAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await LoadAsync(connection, cancellation);
    }

    private async Task AnnounceAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await LoadAsync(connection, cancellation);
        await connection.ExecuteAsync(new CommandDefinition($"notify {ChangedChannel}", cancellationToken: cancellation));
    }

    private async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var turn = Interlocked.Increment(ref _turns);
        var sites = await connection.QueryAsync<SiteRow>(new CommandDefinition(
            "select id, kind, slug, name, subtitle, host_name as HostName, accent, level from cms.site", cancellationToken: cancellation));
        var decided = await connection.QueryAsync<(Guid Site, string Feature, bool On)>(new CommandDefinition(
            "select site_id, feature, is_on from cms.site_feature", cancellationToken: cancellation));
        var read = Snapshot.Of([.. sites.Select(s => s.ToSite())], decided);
        lock (_loaded)
        {
            // A slow load that began earlier must not hide what was saved since.
            if (turn < _shownTurn)
                return;
            _shownTurn = turn;
            _now = read;
        }
    }

    private static object Parameters(Site site) => new
    {
        site.Id,
        Kind = (short)site.Kind,
        site.Slug,
        site.Name,
        site.Subtitle,
        HostName = string.IsNullOrWhiteSpace(site.HostName) ? null : site.HostName.Trim().ToLowerInvariant(),
        site.Accent,
        site.Level,
    };

    private sealed record ChangedSite(long Number, Guid Id, string PublicId, DateTimeOffset ChangedAt);

    private sealed record SiteRow(Guid Id, short Kind, string Slug, string Name, string Subtitle, string? HostName, string Accent, string? Level)
    {
        internal Site ToSite() => new(Id, (SiteKind)Kind, Slug, Name, Subtitle, HostName, Accent, Level);
    }

    private sealed record Snapshot(
        Site? Portal,
        Lazy<IReadOnlyList<Site>> Schools,
        FrozenDictionary<Guid, Site> ById,
        FrozenDictionary<string, Site> BySlug,
        FrozenDictionary<string, Site> ByHost,
        FrozenDictionary<(Guid, string), bool> Decided)
    {
        private static readonly StringComparer Order = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.NumericOrdering);

        internal static readonly Snapshot Empty = Of([], []);

        internal static Snapshot Of(IReadOnlyList<Site> sites, IEnumerable<(Guid Site, string Feature, bool On)> decided) => new(
            sites.FirstOrDefault(s => s.IsPortal),
            // Put in order once, by the first who asks: for thousands of schools that takes longer than a page may.
            new(() => [.. sites.Where(s => !s.IsPortal).OrderBy(s => s.Name, Order)]),
            sites.ToFrozenDictionary(s => s.Id),
            sites.Where(s => !s.IsPortal).ToFrozenDictionary(s => s.Slug),
            sites.Where(s => s.HostName is not null).ToFrozenDictionary(s => s.HostName!, StringComparer.OrdinalIgnoreCase),
            decided.ToFrozenDictionary(d => (d.Site, d.Feature), d => d.On));
    }
}
