using System.Globalization;

namespace OerPortal.SearchQuality;

/// <summary>What the command line asks for.</summary>
/// <param name="EngineNames">Of <see cref="Engines.Names"/>.</param>
/// <param name="Corpus">The articles, <c>viwiki.ndjson.gz</c>.</param>
/// <param name="Folder">Where engines keep what they need.</param>
/// <param name="Report">The file to write.</param>
internal sealed record Choice(IReadOnlyList<string> EngineNames, string Corpus, string Folder, string Report, string? Only, int Worst)
{
    public static Choice Read(string[] arguments)
    {
        var given = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : "");
        return new Choice(
            given.GetValueOrDefault("--engine", Engines.Names[0]).Split(','),
            given["--corpus"],
            given["--folder"],
            given["--report"],
            given.GetValueOrDefault("--only"),
            int.Parse(given.GetValueOrDefault("--worst", "30"), CultureInfo.InvariantCulture));
    }

    public bool Wants(string part) => Only is null || Only == part;
}
