using System.Collections.Concurrent;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Localization;
using Npgsql;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.Views;

/// <summary>Names of codes in both languages, and how much is called by them.</summary>
internal sealed class Vocabularies(NpgsqlDataSource data, OpenRecords records, IStringLocalizer strings)
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly ConcurrentDictionary<string, NamesView> _names = new();

    /// <param name="key">Of a string.</param>
    public NamesView NamesOf(string key) => _names.GetOrAdd(key, k => new NamesView(In(Vietnamese, k), In(English, k)));

    /// <summary>Public resources by code.</summary>
    /// <param name="kind">A constant of <see cref="SetKey"/>.</param>
    /// <param name="siteId">Only what this site contributed, or null.</param>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(string kind, Guid? siteId, CancellationToken cancellation)
    {
        if (siteId is not { } site) return (await records.SetsAsync(kind, cancellation)).ToDictionary(set => set.Key.Value, set => set.Count);
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var found = await connection.QueryAsync<(string Key, int Count)>(new CommandDefinition(
            """
            SELECT t.key, count(*)::integer
            FROM open_data.set s
            JOIN open_data.member m ON m.set_id = s.id AND NOT m.is_gone
            JOIN open_data.record r ON r.position = m.position, unnest(r.sets) AS o (id)
            JOIN open_data.set t ON t.id = o.id AND t.key LIKE @like
            WHERE s.key = @site
            GROUP BY t.key
            """,
            new { site = SetKey.School(site).ToString(), like = kind + ":%" }, cancellationToken: cancellation));
        return found.ToDictionary(set => SetKey.Parse(set.Key).Value, set => set.Count);
    }

    private string In(CultureInfo culture, string key)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = culture;
            return strings[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
