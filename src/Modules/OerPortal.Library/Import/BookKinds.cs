using OerPortal.Cms.Text;
using OerPortal.Library.Models;

namespace OerPortal.Library.Import;

/// <summary>Kinds of books as libraries write them: "SGK", "Sách giáo khoa", "GK".</summary>
internal static class BookKinds
{
    private static readonly (BookKind Kind, string[] Words)[] Known =
    [
        (BookKind.Textbook, ["sgk", "gk", "giao khoa", "textbook"]),
        (BookKind.Teaching, ["snv", "nv", "sgv", "gv", "nghiep vu", "giao vien", "teach"]),
        (BookKind.Children, ["stn", "tn", "thieu nhi", "truien", "children"]),
        (BookKind.Reference, ["stk", "tk", "tham khao", "reference"]),
    ];

    /// <summary>As records name it, in Vietnamese whoever asks.</summary>
    internal static string Name(BookKind kind) => kind switch { BookKind.Textbook => "Sách giáo khoa", BookKind.Teaching => "Sách nghiệp vụ", BookKind.Children => "Sách thiếu nhi", _ => "Sách tham khảo" };

    /// <summary>Null for what is none of them.</summary>
    internal static BookKind? Read(string written)
    {
        var plain = $" {Unmarked.Of(written)} ";
        foreach (var (kind, words) in Known)
        {
            if (Array.Exists(words, word => word.Contains(' ', StringComparison.Ordinal) || word.Length > 3 ? plain.Contains(word, StringComparison.Ordinal) : plain.Contains($" {word} ", StringComparison.Ordinal)))
                return kind;
        }
        return null;
    }
}
