using System.Globalization;
using OerPortal.Resources;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>LOM's category 9: subjects, levels and grades, what in a programme it serves, and how everybody can use it.</summary>
internal static class LomClassifications
{
    private const string Programme = "Chương trình GDPT 2018";
    private const string Accessibility = "https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20241209/";

    public static void Write(LomXml lom, ResourceMetadata about, OpenWords words)
    {
        if (about.Subjects.Count > 0)
            Classify(lom, "discipline", [.. about.Subjects.Select(code => new Taxon(Programme, code, words.Vi("subject", code), words.En("subject", code)))]);
        Taxon[] levels =
        [
            .. about.Levels.Select(code => new Taxon(Programme, code, words.Vi("level", code), words.En("level", code))),
            .. about.Grades.Select(grade => new Taxon(Programme, grade.ToString(CultureInfo.InvariantCulture), words.Say("grade", grade), words.SayEn("grade", grade))),
        ];
        if (levels.Length > 0) Classify(lom, "educational level", levels);
        foreach (var serves in about.Alignments.GroupBy(alignment => PurposeOf(alignment.Type)))
            Classify(lom, serves.Key, [.. serves.Select(alignment => new Taxon(alignment.Framework, alignment.Id ?? alignment.TargetUrl, alignment.TargetName, null))]);
        string[] codes = [.. about.Accessibility.Features, .. about.Accessibility.Hazards, .. about.Accessibility.Modes];
        if (codes.Length > 0 || about.Accessibility.Summary is not null)
            Classify(lom, "accessibility restrictions", [.. codes.Select(code => new Taxon(Accessibility, code, code, null))], about.Accessibility.Summary);
    }

    private static string PurposeOf(string alignment) => alignment switch
    {
        "requires" => "prerequisite",
        "educationalSubject" => "discipline",
        "educationalLevel" => "educational level",
        "textComplexity" => "skill level",
        "assesses" => "competency",
        _ => "educational objective",
    };

    private static void Classify(LomXml lom, string purpose, IReadOnlyList<Taxon> taxa, string? description = null)
    {
        lom.Begin("classification");
        lom.Term("purpose", purpose);
        foreach (var taxon in taxa)
        {
            lom.Begin("taxonPath");
            if (taxon.Source is { } source) lom.Strings("source", source, null);
            lom.Begin("taxon");
            if (taxon.Id is { } id) lom.Text("id", id);
            lom.Begin("entry");
            lom.String(taxon.Vi, taxon.En is null ? null : "vi");
            if (taxon.En is { } english && english != taxon.Vi) lom.String(english, "en");
            lom.End();
            lom.End();
            lom.End();
        }

        if (description is not null) lom.Strings("description", description, null);
        lom.End();
    }

    private sealed record Taxon(string? Source, string? Id, string Vi, string? En);
}
