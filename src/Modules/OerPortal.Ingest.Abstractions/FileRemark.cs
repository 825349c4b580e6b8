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
        .. file.Remarks.Where(r => !r.IsMissingPart).GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => Whole(g.Key) is { } key ? strings[key].Value : Group(strings, g.Key, [.. g]) + "."),
        .. toOwner && file.Remarks.Any(r => r.IsMissingPart) ? [strings["ingest.remark.next-step"].Value] : Array.Empty<string>(),
    ];

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
