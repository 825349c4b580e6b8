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

    public IReadOnlyList<Site> ClosedSchools => _now.Closed.Value;

    public Site? Find(Guid id) => _now.ById.GetValueOrDefault(id);

    public Site? FindBySlug(string slug) => _now.BySlug.GetValueOrDefault(slug);

    public Site? FindByCode(string code) => _now.ByCode.GetValueOrDefault(code);

    internal Site? FindByHost(string host) => _now.ByHost.GetValueOrDefault(host);

    public bool HasFeature(Guid siteId, string featureId)
    {
        catalogue.Features.TryGetValue(featureId, out var feature);
        if (feature is { ForSchoolsOnly: true } && Find(siteId) is { IsPublicLibrary: true })
            return false;
        return _now.Decided.TryGetValue((siteId, featureId), out var on) ? on : feature is { OnByDefault: true };
    }

    public Task SaveAsync(Site site, CancellationToken cancellation) => SaveAllAsync([site], cancellation);

    public async Task SaveAllAsync(IReadOnlyCollection<Site> sites, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var site in sites)
            await SiteRow.WriteAsync(site, connection, transaction, cancellation);
        await transaction.CommitAsync(cancellation);
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
        const string since = $"""
            select c.number, c.id, c.public_id as PublicId, c.changed_at as ChangedAt, {SiteRow.Columns}
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

    /// <summary>Reads the sites anew, here and on every other instance.</summary>
    internal async Task AnnounceAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await LoadAsync(connection, cancellation);
        await connection.ExecuteAsync(new CommandDefinition($"notify {ChangedChannel}", cancellationToken: cancellation));
    }

    private async Task LoadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var turn = Interlocked.Increment(ref _turns);
        var sites = await connection.QueryAsync<SiteRow>(new CommandDefinition(
            $"select {SiteRow.Columns} from cms.site s", cancellationToken: cancellation));
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

    private sealed record ChangedSite(long Number, Guid Id, string PublicId, DateTimeOffset ChangedAt);

    private sealed record Snapshot(
        Site? Portal,
        Lazy<IReadOnlyList<Site>> Schools,
        Lazy<IReadOnlyList<Site>> Closed,
        FrozenDictionary<Guid, Site> ById,
        FrozenDictionary<string, Site> BySlug,
        FrozenDictionary<string, Site> ByCode,
        FrozenDictionary<string, Site> ByHost,
        FrozenDictionary<(Guid, string), bool> Decided)
    {
        private static readonly StringComparer Order = StringComparer.Create(CultureInfo.GetCultureInfo("vi-VN"), CompareOptions.NumericOrdering);

        internal static readonly Snapshot Empty = Of([], []);

        internal static Snapshot Of(IReadOnlyList<Site> sites, IEnumerable<(Guid Site, string Feature, bool On)> decided) => new(
            sites.FirstOrDefault(s => s.IsPortal),
            // Put in order once, by the first who asks: for thousands of schools that takes longer than a page may.
            new(() => [.. sites.Where(s => s is { IsPortal: false, Closing: null }).OrderBy(s => s.Name, Order)]),
            new(() => [.. sites.Where(s => s.Closing is not null).OrderBy(s => s.Name, Order)]),
            sites.ToFrozenDictionary(s => s.Id),
            sites.Where(s => !s.IsPortal).ToFrozenDictionary(s => s.Slug),
            sites.Where(s => s.Code is not null).ToFrozenDictionary(s => s.Code!),
            sites.Where(s => s.HostName is not null).ToFrozenDictionary(s => s.HostName!, StringComparer.OrdinalIgnoreCase),
            decided.ToFrozenDictionary(d => (d.Site, d.Feature), d => d.On));
    }
}
