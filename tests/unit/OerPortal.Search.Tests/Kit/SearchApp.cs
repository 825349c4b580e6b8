using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Search.Tests.Kit.SearchApp))]

namespace OerPortal.Search.Tests.Kit;

/// <summary>The whole portal, where books are ready as soon as a test wants them.</summary>
public class SearchApp : PortalApp
{
    private Lazy<Task<TestPerson>>? _reviewer;

    internal Bookshelf Books { get; } = new();

    protected override PortalAppOptions Options => new() { Services = services => services.AddSingleton<IFiles>(Books) };

    public override async ValueTask InitializeAsync()
    {
        // The server in this process has no limits of its own to set; Kestrel has.
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
        _reviewer = new(() => CreatePersonAsync(SiteRole.Reviewer));
    }

    /// <summary>A resource that has been approved and indexed.</summary>
    internal async Task<Published> PublishAsync(
        Site school, string title, string description = "Không có gì thêm.", Visibility visibility = Visibility.Public, string kind = "sach-dien-tu",
        string subject = "ngu-van", int grade = 6, IReadOnlyList<string>? keywords = null, params Passage[] text)
    {
        var teacher = await CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await _reviewer!.Value;
        var now = Clock.GetUtcNow();
        var key = $"test:{Guid.CreateVersion7()}";
        var file = Books.Put(school.Id, teacher.Id, $"import:{key}", text);
        var about = new ResourceMetadata
        {
            Title = title,
            Description = description,
            Kind = kind,
            Levels = [SchoolLevels.OfGrade(grade)],
            Grades = [grade],
            Subjects = [subject],
            Keywords = [.. keywords ?? []],
            Languages = ["vi"],
            Licence = "cc-by-4.0",
            Contributors = [new("Y Hnhân", "aut")],
        };
        var outcome = await ActAsSystemAsync(services => services.GetRequiredService<IContributions>().ImportAsync(
            new ImportedResource(key, school.Id, teacher.Id, about, visibility, [new ImportedFile(file)], now,
                [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]),
            TestContext.Current.CancellationToken));
        outcome.IsFinished.ShouldBeTrue();
        await WorkIsDoneAsync();
        return new Published(outcome.ResourceId, outcome.PublicId, file, teacher);
    }
}

internal sealed record Published(Guid Id, string PublicId, Guid FileId, TestPerson Teacher);
