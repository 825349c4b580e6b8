using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary>Public records as a school's teachers make them, as many as wanted. Every number makes the same record again.</summary>
internal static class OpenRecordsMade
{
    private static readonly DateTimeOffset First = new(2024, 9, 5, 0, 0, 0, TimeSpan.Zero);

    /// <param name="edition">A greater one is a later change of the same record.</param>
    public static RecordState Of(int number, IReadOnlyList<Site> schools, int edition = 1)
    {
        var school = schools[number % schools.Count];
        var grade = 1 + (number % 12);
        var about = About(number, grade, edition);
        var id = IdOf('a', number);
        var publicId = $"{number:0000000000}";
        var file = IdOf('f', number);
        var at = First.AddSeconds(number * 30L);
        var resource = new OpenResource(
            publicId, about, [about.Contributors[0].Name], "vi", new OpenSchool(school.Slug, school.Name), ResourceAddress.DrawnCover(publicId), CanBeRead: true, Pages: 12 + (number % 200), Minutes: null,
            [new OpenFile(file, $"hoc-lieu-{number}.epub", "application/epub+zip", 1_000_000 + number, $"/tep/{file}/tai", CanBeRead: true, HasCover: true, Pages: null, DurationSeconds: null)],
            Version: edition, at, at, []);
        SetKey[] sets = [SetKey.All, SetKey.School(school.Id), SetKey.Level(about.Levels[0]), SetKey.Grade(grade), SetKey.Subject(about.Subjects[0]), SetKey.OfKind(about.Kind)];
        return new RecordState(id, publicId, school.Id, Number: ((long)edition << 32) + number, IsOpen: true, resource, sets);
    }

    private static ResourceMetadata About(int number, int grade, int edition) => new()
    {
        Title = $"Học liệu số {number}: rừng, đất và nước quê em" + (edition > 1 ? $", bản {edition}" : ""),
        Description = $"Bài {number}." + string.Concat(Enumerable.Repeat(" Học sinh đọc, quan sát, ghi chép rồi cùng bạn kể lại điều mình thấy ở buôn làng;", 5)),
        Kind = ResourceKinds.All[number % ResourceKinds.All.Count],
        Levels = [SchoolLevels.OfGrade(grade)],
        Grades = [grade],
        Subjects = [Subjects.All[number % Subjects.All.Count]],
        Languages = ["vi"],
        Keywords = ["rừng", "đất", "nước"],
        Licence = Licences.All[number % 4].Code,
        Contributors = [new($"Giáo viên {number % 30_000}", ContributorRoles.Author), new($"Hoạ sĩ {number % 300}", "ill")],
        Alignments = [new("teaches", "Chương trình GDPT 2018", "Đọc mở rộng")],
        AudienceRoles = ["student"],
        Accessibility = new AccessibilityFacts { Features = ["tableOfContents", "alternativeText"], Modes = ["textual", "visual"] },
    };

    private static Guid IdOf(char table, int number) => Guid.Parse($"{table}0000000-0000-7000-8000-{number:000000000000}");
}
