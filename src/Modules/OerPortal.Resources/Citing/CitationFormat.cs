using Microsoft.Extensions.Localization;

namespace OerPortal.Resources.Citing;

/// <summary>A citation as a file. Names for people are the strings <c>cite.format.{code}</c>.</summary>
/// <param name="Code">The end of its address and of the file's name.</param>
internal sealed record CitationFormat(string Code, string MediaType, Func<CitedWork, DateTimeOffset, IStringLocalizer, string> Write)
{
    internal static IReadOnlyList<CitationFormat> All { get; } =
    [
        new("bib", "application/x-bibtex", (work, _, _) => BibTex.Of(work)),
        new("ris", "application/x-research-info-systems", (work, _, _) => Ris.Of(work)),
        new("json", "application/vnd.citationstyles.csl+json", (work, _, _) => CslJson.Of(work)),
        new("txt", "text/plain", Texts),
    ];

    internal static CitationFormat? Find(string code) => All.FirstOrDefault(format => format.Code == code);

    private static string Texts(CitedWork work, DateTimeOffset seen, IStringLocalizer t)
        => string.Join("\n", CitationStyle.All.Select(style => $"{t["cite.style." + style.Code].Value}\n{style.Write(work, seen, t)}\n"));
}
