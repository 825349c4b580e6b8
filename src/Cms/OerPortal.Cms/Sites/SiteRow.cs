using Dapper;
using Npgsql;

namespace OerPortal.Cms.Sites;

/// <summary>A row of <c>cms.site</c>.</summary>
internal sealed record SiteRow(
    Guid Id, short Kind, string Slug, string Name, string Subtitle, string? HostName, string Accent, string? Level,
    string? Code, string District, string Commune, DateTimeOffset? ClosedAt, string ClosedWords, Guid? LedTo, bool IsMerged)
{
    /// <summary>Of <c>cms.site s</c>, in the order of the record.</summary>
    internal const string Columns = """
        s.id, s.kind, s.slug, s.name, s.subtitle, s.host_name as HostName, s.accent, s.level,
        s.code, s.district, s.commune, s.closed_at as ClosedAt, s.closed_words as ClosedWords, s.led_to as LedTo, s.is_merged as IsMerged
        """;

    private const string Upsert = """
        insert into cms.site (id, kind, slug, name, subtitle, host_name, accent, level, code, district, commune, closed_at, closed_words, led_to, is_merged)
        values (@Id, @Kind, @Slug, @Name, @Subtitle, @HostName, @Accent, @Level, @Code, @District, @Commune, @ClosedAt, @ClosedWords, @LedTo, @IsMerged)
        on conflict (id) do update set slug = @Slug, name = @Name, subtitle = @Subtitle, host_name = @HostName, accent = @Accent, level = @Level,
            code = @Code, district = @District, commune = @Commune, closed_at = @ClosedAt, closed_words = @ClosedWords, led_to = @LedTo, is_merged = @IsMerged
        """;

    internal Site ToSite() => new(Id, (SiteKind)Kind, Slug, Name, Subtitle, HostName, Accent, Level)
    {
        Code = Code,
        District = District,
        Commune = Commune,
        Closing = ClosedAt is { } at ? new Closing(at, ClosedWords, LedTo, IsMerged) : null,
    };

    /// <exception cref="SiteNameTakenException">Slug, host name or code belongs to another site.</exception>
    internal static async Task WriteAsync(Site site, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var row = Of(site);
        try
        {
            await connection.ExecuteAsync(new CommandDefinition(Upsert, row, transaction, cancellationToken: cancellation));
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new SiteNameTakenException(taken.ConstraintName switch
            {
                "site_host_name_key" => row.HostName!,
                "site_code_key" => row.Code!,
                _ => row.Slug,
            });
        }
    }

    private static SiteRow Of(Site site) => new(
        site.Id, (short)site.Kind, site.Slug, site.Name, site.Subtitle, Filled(site.HostName)?.ToLowerInvariant(), site.Accent, site.Level,
        Filled(site.Code), site.District.Trim(), site.Commune.Trim(), site.Closing?.At, site.Closing?.Words ?? "", site.Closing?.LedTo, site.Closing?.IsMerged ?? false);

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
