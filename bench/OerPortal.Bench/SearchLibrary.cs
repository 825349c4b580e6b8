using System.Globalization;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Bench;

/// <summary>Resources with varied titles, a sentence of description and a file of about 300 syllables of real text each; the same for the same number.</summary>
internal sealed class SearchLibrary(IReadOnlyList<Article> articles)
{
    private const int TextLength = 1600;
    private const int DescriptionLength = 160;
    private const int Schools = 400;
    private static readonly string[] Beginnings = ["Bài đọc", "Chuyên đề", "Tìm hiểu", "Phiếu học tập", "Ôn tập", "Khám phá", "Bài giảng", "Đọc thêm"];
    private static readonly string[] Formats = ["epub", "pdf", "video", "hinh-anh", "trinh-chieu"];
    private static readonly DateTimeOffset Start = new(2019, 9, 5, 7, 0, 0, TimeSpan.FromHours(7));

    internal SearchEntry Entry(int number)
    {
        var article = articles[number % articles.Count];
        var text = Piece(article.Text, number / articles.Count * TextLength, TextLength);
        var at = Start.AddMinutes(number * 3);
        var grade = 1 + (number % 12);
        var document = new SearchDocument(
            Of(1, number),
            Of(2, number % Schools),
            (number % 10) switch { 0 => Visibility.School, 1 => Visibility.Province, _ => Visibility.Public },
            at,
            $"{Beginnings[number % Beginnings.Length]} {number % 90}: {article.Title}",
            [$"Giáo viên {number % 700}"],
            ["Học liệu", $"Lớp {grade}"],
            [.. article.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4)],
            [],
            Piece(text, 0, DescriptionLength),
            new FacetValues(
                [SchoolLevels.OfGrade(grade)], [grade.ToString(CultureInfo.InvariantCulture)], [Subjects.All[number % Subjects.All.Count]],
                ResourceKinds.All[number / 7 % ResourceKinds.All.Count], Licences.All[number % 4].Code, number % 50 == 0 ? "en" : "vi")
            {
                Formats = [Formats[number % Formats.Length]],
                Year = at.ToString("yyyy", CultureInfo.InvariantCulture),
            },
            number + 1);
        return new SearchEntry(document, new[] { new SearchPassage(Of(3, number), "page=1", null, text) }.ToAsyncEnumerable());
    }

    private static string Piece(string text, int from, int length)
    {
        from %= Math.Max(1, text.Length - length);
        return text.Substring(from, Math.Min(length, text.Length - from));
    }

    private static Guid Of(int table, int number) => new(table, 0, 0x7000, 0x80, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number);
}
