using System.Globalization;

namespace OerPortal.Ingest.Models;

/// <summary>How far a file's scanned pages, or the picture that it is, were read by machine.</summary>
public sealed class StoredRecognition
{
    public required Guid FileId { get; init; }

    /// <summary>Hash of the derivative that was looked at, and in the end of the one with the words laid over.</summary>
    public required string Source { get; init; }

    /// <summary>Pages with hardly any text of their own; 1 for a picture.</summary>
    public required int Pages { get; init; }

    /// <summary>Those of them whose words are used.</summary>
    public int Understood { get; init; }

    /// <summary>Of what is used, in percent; 0 when nothing is.</summary>
    public short Confidence { get; init; }

    /// <summary>Runs in a row whose end was not seen.</summary>
    public short Faults { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>The words of a page, read by machine.</summary>
public sealed class RecognisedPage
{
    private const string PageLocator = "page=";

    public required Guid FileId { get; init; }

    /// <summary>From 1; 0 for a picture.</summary>
    public required int Page { get; init; }

    /// <summary>As passages have it; empty where the machine was not sure enough.</summary>
    public required string Text { get; init; }

    public required int Letters { get; init; }

    public required short Confidence { get; init; }

    /// <summary>Degrees, clockwise, by which the page is turned to stand upright.</summary>
    public required short Turn { get; init; }

    /// <summary>A PDF of nothing but the words at their places; null where none is laid over the page.</summary>
    public byte[]? Layer { get; init; }

    /// <summary>Whether its words come before a passage of the file's own text.</summary>
    public bool IsBefore(string locator) => locator.StartsWith(PageLocator, StringComparison.Ordinal) && int.TryParse(locator.AsSpan(PageLocator.Length), CultureInfo.InvariantCulture, out var page) && Page < page;

    /// <summary>As <see cref="Pdf.PdfText"/> gives a page; a picture has no places.</summary>
    public Passage ToPassage(int number) => new(number, Heading: null, Page == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{PageLocator}{Page}"), Text);
}
