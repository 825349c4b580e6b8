using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Ingest;

/// <summary>Remarks as sentences for the owner and the reviewer.</summary>
public static class FileRemarkWords
{
    private const int Named = 10;

    /// <summary>"thiếu 1 phần", or null when nothing to read is gone.</summary>
    public static string? MissingParts(this IStringLocalizer strings, FileFacts file) =>
        file.Remarks.Count(r => r.IsMissingPart) is > 0 and var parts ? strings.Count("ingest.missing-parts", parts).Value : null;

    /// <summary>What its kind cannot do here; then each part by name; then one sentence a kind. To the owner also what to do about a missing part. All end with a full stop.</summary>
    public static IReadOnlyList<string> Sentences(this IStringLocalizer strings, FileFacts file, bool toOwner) => !file.IsReady ? [] :
    [
        .. file.NoteKey is { } note ? [strings[note].Value] : Array.Empty<string>(),
        .. file.Remarks.Where(r => r.IsMissingPart).Take(20).Select(r => Part(strings, r) + "."),
        .. file.Remarks.Where(r => !r.IsMissingPart).Where(r => !(IsAboutText(r.Kind) && file.Recognition is not null)).GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => Whole(g.Key) is { } key ? strings[key].Value : Group(strings, g.Key, [.. g]) + "."),
        .. Recognised(strings, file) is { } recognised ? [recognised] : Array.Empty<string>(),
        .. toOwner && file.Remarks.Any(r => r.IsMissingPart) ? [strings["ingest.remark.next-step"].Value] : Array.Empty<string>(),
    ];

    private static bool IsAboutText(FileRemarkKind kind) => kind is FileRemarkKind.NoText or FileRemarkKind.UnreadableText;

    // A photograph without words, or a page without text among many that have some, is nothing to speak of.
    private static string? Recognised(IStringLocalizer strings, FileFacts file) => file.Recognition switch
    {
        { IsFinished: true, Understood: > 0 } read when file.Kind == FileKind.Image => strings["ingest.remark.read-in-picture", read.Confidence].Value,
        { IsFinished: true, Understood: > 0 } read => strings["ingest.remark.read-by-machine", read.Understood, read.Pages, read.Confidence].Value,
        { } when !file.Remarks.Any(r => IsAboutText(r.Kind)) => null,
        { IsFinished: true } => strings["ingest.remark.not-read"].Value,
        { Pages: > 0 } read => strings["ingest.remark.being-read", read.Read, read.Pages].Value,
        { } => strings["ingest.remark.to-be-read"].Value,
        null => null,
    };

    /// <summary>The sentence about the file as a whole.</summary>
    private static string? Whole(FileRemarkKind kind) => kind switch
    {
        FileRemarkKind.OldFont => "ingest.remark.old-font",
        FileRemarkKind.UnreadableText => "ingest.remark.unreadable-text",
        FileRemarkKind.NoText => "ingest.remark.no-text",
        FileRemarkKind.DamagedPdf => "ingest.remark.damaged-pdf",
        FileRemarkKind.Macros => "ingest.remark.macros",
        FileRemarkKind.OldFontInDownload => "ingest.remark.old-font-in-download",
        _ => null,
    };

    private static string Part(IStringLocalizer strings, FileRemark remark)
    {
        var key = $"ingest.remark.{(remark.Kind == FileRemarkKind.PartMissing ? "part-missing" : "part-unreadable")}";
        return remark.Title is { } title ? strings[$"{key}.titled", title, remark.Name] : strings[$"{key}.numbered", remark.Number ?? 0, remark.Name];
    }

    private static string Group(IStringLocalizer strings, FileRemarkKind kind, IReadOnlyList<FileRemark> remarks)
    {
        var names = string.Join(", ", remarks.Take(Named).Select(r => r.Name)) + (remarks.Count > Named ? ", …" : "");
        var key = kind switch
        {
            FileRemarkKind.PictureMissing => "picture-missing",
            FileRemarkKind.StyleMissing => "style-missing",
            FileRemarkKind.FontMissing => "font-missing",
            FileRemarkKind.MediaMissing => "media-missing",
            FileRemarkKind.LeftOut => "left-out",
            FileRemarkKind.MimetypeMissing => "mimetype-missing",
            _ => "other-missing",
        };
        return strings.Count($"ingest.remark.{key}", remarks.Count, names);
    }
}
