using Dapper;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Lists;

/// <summary>How sets are spelled in requests and headers: the kind and what it is, such as <c>school:thcs-dak-ha</c> or <c>subject:toan</c>.</summary>
internal sealed class SetSpecs(NpgsqlDataSource data, SetIds ids, ISites sites)
{
    /// <summary>The portal itself as a contributor; no school's slug has this sign.</summary>
    private const string PortalValue = "_portal";

    /// <summary>The top of the hierarchy, in the order of lists. Their numbers stand in tokens: new ones go to the end.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [SetKey.SchoolKind, SetKey.LevelKind, SetKey.GradeKind, SetKey.SubjectKind, SetKey.KindKind, SetKey.CollectionKind];

    /// <summary>Null for a key that has no spelling: everything, or what the standard's syntax has no letters for.</summary>
    public string? Spell(SetKey key)
    {
        var value = key.Kind == SetKey.SchoolKind ? Guid.TryParseExact(key.Value, "N", out var id) && sites.Find(id) is { } site ? SchoolValue(site) : null : key.Value;
        return value is { Length: > 0 } && value.All(MayStand) ? $"{key.Kind}:{value}" : null;
    }

    /// <summary>The spellings of sets as the tables number them.</summary>
    /// <param name="known">Of earlier records of the answer.</param>
    public async ValueTask SpellAsync(IEnumerable<int> numbers, Dictionary<int, string?> known, CancellationToken cancellation)
    {
        int[] fresh = [.. numbers.Where(number => !known.ContainsKey(number)).Distinct()];
        if (fresh.Length == 0) return;
        var keys = await ids.KeysAsync(fresh, cancellation);
        for (var i = 0; i < fresh.Length; i++) known[fresh[i]] = Spell(keys[i]);
    }

    /// <summary>What a request's <c>set</c> asks for.</summary>
    /// <exception cref="OaiRefusal">There is no such set, or nothing was ever in it: then no record matches.</exception>
    public async Task<ChosenSet> ChooseAsync(string? spec, CancellationToken cancellation)
    {
        if (spec is null) return ChosenSet.Everything;
        var colon = spec.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return Kinds.ToList().IndexOf(spec) is >= 0 and var kind ? new ChosenSet(ChosenSetKind.AllOfKind, kind) : throw OaiRefusal.NothingFound();
        if (KeyOf(spec[..colon], spec[(colon + 1)..]) is not { } key || await ids.FindAsync(key, cancellation) is not { } id) throw OaiRefusal.NothingFound();
        return new ChosenSet(ChosenSetKind.One, id);
    }

    /// <summary>The numbers of all sets of a kind.</summary>
    public async Task<int[]> OfKindAsync(int kind, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<int>(new CommandDefinition(
            "SELECT id FROM open_data.set WHERE starts_with(key, @start)", new { start = Kinds[kind] + ":" }, cancellationToken: cancellation))];
    }

    /// <summary>The set of all that a repository has; null when it never had anything.</summary>
    public ValueTask<int?> EverythingAsync(Guid? schoolId, CancellationToken cancellation) => ids.FindAsync(schoolId is { } school ? SetKey.School(school) : SetKey.All, cancellation);

    private SetKey? KeyOf(string kind, string value)
    {
        if (!Kinds.Contains(kind)) return null;
        if (kind != SetKey.SchoolKind) return new SetKey(kind, value);
        var site = value == PortalValue ? sites.Portal : sites.FindBySlug(value);
        return site is null ? null : SetKey.School(site.Id);
    }

    private static string SchoolValue(Site site) => site.IsPortal ? PortalValue : site.Slug;

    private static bool MayStand(char letter) => char.IsAsciiLetterOrDigit(letter) || "-_.!~*'()".Contains(letter, StringComparison.Ordinal);
}
