using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Bench;

/// <summary>Resources with varied titles and about 300 syllables of real text each; the same for the same count.</summary>
internal static class GeneratedResources
{
    private const int DescriptionLength = 1600;
    private static readonly string[] Beginnings = ["Bài đọc", "Chuyên đề", "Tìm hiểu", "Phiếu học tập", "Ôn tập", "Khám phá", "Bài giảng", "Đọc thêm"];
    private static readonly DateTimeOffset Start = new(2025, 9, 5, 7, 0, 0, TimeSpan.FromHours(7));

    internal static IEnumerable<ImportedResource> Of(IReadOnlyList<Article> articles, IReadOnlyList<Site> schools, int count)
    {
        var owner = Guid.CreateVersion7();
        var reviewer = Guid.CreateVersion7();
        for (var number = 0; number < count; number++)
        {
            var at = Start.AddMinutes(number);
            yield return new ImportedResource(
                $"bench:{number}",
                schools[number % schools.Count].Id,
                owner,
                Describe(articles, number),
                Visibility.Public,
                [],
                at,
                [new ImportedStep(ImportedStepKind.Submit, owner, at), new ImportedStep(ImportedStepKind.Approve, reviewer, at.AddHours(1))]);
        }
    }

    private static ResourceMetadata Describe(IReadOnlyList<Article> articles, int number)
    {
        var article = articles[number % articles.Count];
        var offset = number / articles.Count * DescriptionLength % Math.Max(1, article.Text.Length - DescriptionLength);
        var grade = 1 + (number % 12);
        return new ResourceMetadata
        {
            Title = $"{Beginnings[number % Beginnings.Length]} {number % 90}: {article.Title}",
            Contributors = [new Contributor($"Giáo viên {number % 700}", ContributorRoles.Author)],
            Description = article.Text.Substring(offset, Math.Min(DescriptionLength, article.Text.Length - offset)),
            Keywords = [.. article.Title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4)],
            Languages = ["vi"],
            Kind = ResourceKinds.All[number % ResourceKinds.All.Count],
            Levels = [SchoolLevels.OfGrade(grade)],
            Grades = [grade],
            Subjects = [Subjects.All[number % Subjects.All.Count]],
            Licence = Licences.All[number % 4].Code,
        };
    }
}
