using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OerPortal.Reports.Freezing;

/// <summary>Everything that is on the paper of a report, in its words: it prints the same whatever the portal says later.</summary>
/// <param name="Superior">Whom the school belongs to.</param>
/// <param name="Number">"Phiên bản 2 – thay phiên bản 1"; says which version it replaces, and what it mends.</param>
internal sealed record ReportPaper(
    string Superior,
    string School,
    string SchoolLevel,
    string Addressee,
    string Year,
    string Number,
    string Date,
    string Result,
    int Level,
    string Note,
    IReadOnlyList<PaperFigure> Figures,
    IReadOnlyList<PaperStandard> Standards,
    string SignerTitle,
    string SignerName)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal static ReportPaper Read(string content) => JsonSerializer.Deserialize<ReportPaper>(content, Json) ?? throw new InvalidDataException("A report without content.");

    internal static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <param name="Key">Of the figure.</param>
/// <param name="Number">Null where nobody knows it.</param>
/// <param name="Source">Where it comes from, and why where a person says otherwise than the portal.</param>
internal sealed record PaperFigure(string Key, string Name, decimal? Number, string Amount, string Source);

/// <param name="Level">0, 1 or 2.</param>
internal sealed record PaperStandard(int Number, string Name, int Level, string Result, IReadOnlyList<PaperCriterion> Criteria);

/// <param name="Missing">How much is; 0 for nothing, null where it cannot be said.</param>
/// <param name="Remarks">What is missing, rulings with their reasons, and that nobody compared the criterion with the circular.</param>
internal sealed record PaperCriterion(
    string Code, int Level, string Text, string Demand, string Counts, bool IsMet, string Result, decimal? Missing, string Unit, string Remarks, IReadOnlyList<string> Evidence);
