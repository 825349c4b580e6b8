using System.Globalization;
using OerPortal.Cms.Text;

namespace OerPortal.Reports.Models;

/// <summary>
/// What a library of a kind of school must have for a level, as the department has it in a version. A version is never changed: another one
/// follows it, and each year is assessed by those that were valid at its end.
/// </summary>
public sealed class Criterion
{
    /// <summary>The circular has five.</summary>
    public const int Standards = 5;

    /// <summary>Levels 1 and 2.</summary>
    public const int Levels = 2;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The same in all versions, and for all kinds of school where it means the same: "ban-sach".</summary>
    public required string Code { get; init; }

    /// <summary>Of <see cref="Resources.SchoolLevels"/>.</summary>
    public required string SchoolLevel { get; init; }

    /// <summary>1 or 2.</summary>
    public required int Level { get; init; }

    /// <summary>1 to 5.</summary>
    public required int Standard { get; init; }

    public required string TextVi { get; init; }

    public required string TextEn { get; init; }

    /// <summary>Name of an <see cref="Assessing.Formula"/>.</summary>
    public required string Formula { get; init; }

    public required Comparison Operator { get; init; }

    public required decimal Threshold { get; init; }

    /// <summary>The part of those that the formula divides by, in per cent; null for all of them.</summary>
    public decimal? Share { get; init; }

    public required string UnitVi { get; init; }

    public required string UnitEn { get; init; }

    /// <summary>Where it stands in the circular; empty where nobody knows.</summary>
    public string Article { get; init; } = "";

    /// <summary>Somebody compared it with the text of the circular.</summary>
    public bool IsVerified { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>From that day on it is asked no more.</summary>
    public bool IsEnded { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Null for what came with the portal.</summary>
    public Guid? AddedBy { get; init; }

    internal string Text => IsEnglish ? TextEn : TextVi;

    internal string Unit => IsEnglish ? UnitEn : UnitVi;

    /// <summary>"≥ 4 bản/học sinh".</summary>
    internal string Demand => $"{Sign} {Threshold.ToString("#,0.##", CultureInfo.CurrentCulture)} {Unit}".TrimEnd();

    private string Sign => Operator switch { Comparison.MoreThan => ">", Comparison.AtMost => "≤", _ => "≥" };

    private static bool IsEnglish => Speaking.Language == "en";
}

public enum Comparison
{
    AtLeast = 0,
    MoreThan = 1,
    AtMost = 2,
}
