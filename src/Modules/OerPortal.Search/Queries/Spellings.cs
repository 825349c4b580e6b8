using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>Names that are written in several ways (<c>spellings.txt</c>, and what the department added): <c>Ba Na</c>, <c>Bana</c>, <c>Bahnar</c>.</summary>
internal static class Spellings
{
    public const int MostNames = 10;
    public const int LongestName = 60;

    /// <summary>The groups that come with the portal, each parted by |.</summary>
    public static IReadOnlyList<string> Shipped { get; } = WordList.Lines("spellings.txt");

    private static readonly SpeltName[] ShippedNames = [.. Shipped.SelectMany(Read)];
    private static volatile Known known = Lookup([]);

    /// <summary>From now on these groups count beside the shipped ones.</summary>
    public static void Use(IReadOnlyList<string> added)
    {
        if (!added.SequenceEqual(known.Added, StringComparer.Ordinal)) known = Lookup(added);
    }

    /// <summary>The longest name that stands there, with its other spellings; null when there is none.</summary>
    public static SpeltName? At(IReadOnlyList<Token> words, int index)
        => known.ByFirstWord[words[index].Folded].Where(spelling => words.HasAt(index, spelling.Name)).MaxBy(spelling => spelling.Name.Count);

    /// <summary>A group as it is written in the list, or null when it is none.</summary>
    /// <param name="least">How many names it has at least, each with a word.</param>
    public static string? Group(string? written, int least)
    {
        string[] names = [.. (written ?? "").Split(['|', '\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return names.Length >= least && names.Length <= MostNames && names.All(name => name.Length <= LongestName && VietnameseText.Analyse(name).Tokens.Count > 0) ? string.Join(" | ", names) : null;
    }

    private static Known Lookup(IReadOnlyList<string> added) =>
        new(added, ShippedNames.Concat(added.SelectMany(Read)).ToLookup(spelling => spelling.Name[0].Folded, StringComparer.Ordinal));

    private static IEnumerable<SpeltName> Read(string line)
    {
        var names = line.Split('|').Select(name => VietnameseText.Analyse(name).Tokens).Where(name => name.Count > 0).ToArray();
        return names.Select(name => new SpeltName(name, [.. names.Where(other => !IsSame(other, name))]));
    }

    private static bool IsSame(IReadOnlyList<Token> one, IReadOnlyList<Token> other) => one.Select(token => token.Exact).SequenceEqual(other.Select(token => token.Exact), StringComparer.Ordinal);

    private sealed record Known(IReadOnlyList<string> Added, ILookup<string, SpeltName> ByFirstWord);
}

/// <param name="Others">The same in other spellings.</param>
internal sealed record SpeltName(IReadOnlyList<Token> Name, IReadOnlyList<IReadOnlyList<Token>> Others);
