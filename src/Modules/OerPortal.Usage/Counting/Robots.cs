using System.Buffers;

namespace OerPortal.Usage.Counting;

/// <summary>Knows programs by what their User-Agent says (<c>robots.txt</c> beside this file).</summary>
internal sealed class Robots
{
    private readonly SearchValues<string> _within;
    private readonly string[] _beginnings;
    private readonly string[] _spared;

    internal Robots()
        : this(Embedded())
    {
    }

    internal Robots(IEnumerable<string> lines)
    {
        string[] patterns = [.. lines.Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#')];
        _spared = Of(patterns, '!');
        _beginnings = Of(patterns, '^');
        _within = SearchValues.Create([.. patterns.Where(p => p[0] is not ('!' or '^'))], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Also true of whoever does not say what they are.</summary>
    internal bool Is(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent))
            return true;
        var said = agent.AsSpan().TrimStart();
        foreach (var beginning in _beginnings)
        {
            if (said.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return said.ContainsAny(_within) && (!_spared.Any(s => agent.Contains(s, StringComparison.OrdinalIgnoreCase)) || IsAlsoWithout(agent));
    }

    private bool IsAlsoWithout(string agent)
        => _spared.Aggregate(agent, (rest, spared) => rest.Replace(spared, "", StringComparison.OrdinalIgnoreCase)).AsSpan().ContainsAny(_within);

    private static string[] Of(string[] patterns, char sign) => [.. patterns.Where(p => p[0] == sign).Select(p => p[1..])];

    private static IEnumerable<string> Embedded()
    {
        using var reader = new StreamReader(typeof(Robots).Assembly.GetManifestResourceStream("robots.txt")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
