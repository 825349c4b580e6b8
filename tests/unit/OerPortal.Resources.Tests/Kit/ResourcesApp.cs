using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OerPortal.Cms.Data;
using OerPortal.Cms.Outside;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

[assembly: AssemblyFixture(typeof(OerPortal.Resources.Tests.Kit.ResourcesApp))]

namespace OerPortal.Resources.Tests.Kit;

/// <summary>The portal with files that are in whatever state a test needs.</summary>
public sealed class ResourcesApp : PortalApp
{
    internal FilesOnAShelf Files { get; } = new();

    protected override PortalAppOptions Options => new()
    {
        Settings = new Dictionary<string, string> { ["Links:AllowedHosts"] = MadeUpServer.Host, ["Links:Seconds"] = "30", ["Links:PersonAnHour"] = "40" },
        Services = services => services.AddSingleton<IFiles>(Files).AddSingleton<IPublications>(Files).AddSingleton<IFilesGivenOut>(Files).Replace(ServiceDescriptor.Singleton<INameResolution>(new MadeUpNames())),
    };

    public override async ValueTask InitializeAsync()
    {
        // The server in this process has no limits of its own to set; Kestrel has.
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
    }

    /// <summary>A published resource of a new teacher of the school.</summary>
    internal async Task<PublishedResource> PublishAsync(Site school, Visibility visibility = Visibility.Public, ResourceMetadata? about = null)
    {
        var teacher = await CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await CreatePersonAsync(SiteRole.Reviewer);
        var now = Clock.GetUtcNow();
        var key = $"test:{Guid.CreateVersion7()}";
        var file = Files.Put(Samples.Epub(school.Id, teacher.Id, $"import:{key}"));
        var outcome = await ImportAsync(new ImportedResource(
            key,
            school.Id,
            teacher.Id,
            about ?? Samples.About($"Học liệu {key}"),
            visibility,
            [new ImportedFile(file.Id)],
            now,
            [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]));
        outcome.IsFinished.ShouldBeTrue();
        return new PublishedResource(outcome.ResourceId, outcome.PublicId, school, teacher, file.Id);
    }

    internal Task<ImportOutcome> ImportAsync(ImportedResource resource)
        => ActAsSystemAsync(s => s.GetRequiredService<IContributions>().ImportAsync(resource, TestContext.Current.CancellationToken));

    /// <summary>Tells the portal what Ingest would tell it.</summary>
    internal async Task TellAsync(Cms.Events.IEvent message)
    {
        await ActAsSystemAsync(async services =>
        {
            var db = services.GetRequiredService<ResourcesDbContext>();
            db.Publish(message);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        await WorkIsDoneAsync();
    }

    /// <summary>A draft that the teacher has started, with a ready file in it.</summary>
    internal async Task<string> StartDraftAsync(Visitor teacher, FileState state = FileState.Ready)
    {
        using var answer = await teacher.PostFormAsync("/dong-gop", form: "form[method=post]:not(.many)");
        var id = answer.Headers.Location!.ToString().Split('/')[^1];
        var file = Files.Put(Samples.Epub(teacher.Site.Id, teacher.Person.Id, $"draft:{id}", state));
        await TellAsync(new FileReceived(file.Id, file.SiteId, file.OwnerId, file.Holder));
        if (file.IsReady)
            await TellAsync(new FileReady(file.Id, file.SiteId, file.OwnerId, file.Holder));
        return id;
    }

    /// <summary>A complete contribution, handed to the reviewers; returns the draft's id.</summary>
    internal async Task<string> SubmitAsync(Visitor teacher, string title, Visibility visibility = Visibility.Public)
    {
        var id = await StartDraftAsync(teacher);
        using var answer = await teacher.PostFormAsync($"/dong-gop/{id}", Complete(title, visibility), "#draft");
        ((int)answer.StatusCode).ShouldBe(302);
        using var submitted = await teacher.PostAsync($"/dong-gop/{id}?handler=Submit", await WithShownAsync(teacher, id, Complete(title, visibility)));
        ((int)submitted.StatusCode).ShouldBe(302);
        return id;
    }

    internal static async Task<List<KeyValuePair<string, string>>> WithShownAsync(Visitor teacher, string draftId, List<KeyValuePair<string, string>> fields)
    {
        var page = await teacher.OpenAsync($"/dong-gop/{draftId}");
        fields.RemoveAll(f => f.Key == "Form.Shown");
        fields.Add(new("Form.Shown", page.Document.QuerySelector("#Form_Shown")!.GetAttribute("value")!));
        return fields;
    }

    internal static List<KeyValuePair<string, string>> Complete(string title, Visibility visibility = Visibility.Public) =>
    [
        new("Form.Title", title),
        new("Form.Kind", "sach-dien-tu"),
        new("Form.Grades", "6"),
        new("Form.Subject", "ngu-van"),
        new("Form.Description", "Mười hai truyện kể."),
        new("Form.Language", "vi"),
        new("Form.Licence", "cc-by-4.0"),
        new("Form.Origin", "own"),
        new("Form.Visibility", visibility.ToString()),
    ];

    /// <summary>The teacher asks, and the school's librarian lets everybody find it.</summary>
    internal async Task PublishCollectionAsync(Visitor teacher, string collectionId)
    {
        using var asked = await teacher.PostAsync($"/bo-suu-tap/{collectionId}/chia-se?handler=Publish", []);
        using var librarian = await SignInAsLibrarianAsync(teacher.Site);
        using var published = await librarian.PostAsync($"/duyet/bo-suu-tap/{collectionId}?handler=Publish", []);
        ((int)published.StatusCode).ShouldBe(302);
    }

    /// <summary>A collection of the teacher's, with these in it; returns its public id.</summary>
    internal static async Task<string> CollectAsync(Visitor teacher, string title, params PublishedResource[] resources)
    {
        string? id = null;
        foreach (var resource in resources)
        {
            using var answer = await teacher.PostFormAsync(
                $"/bo-suu-tap/them/{resource.PublicId}", id is null ? [new("Heading", title)] : [new("collection", id)]);
            id ??= answer.Headers.Location!.ToString().Split('/')[^1];
        }

        return id!;
    }

    /// <summary>The id of a collection's last section.</summary>
    internal Task<string> SectionOfAsync(string collectionId)
        => ActAsSystemAsync(services => Task.FromResult(services.GetRequiredService<ResourcesDbContext>().Collections.OfAllSites()
            .Where(c => c.PublicId == collectionId).SelectMany(c => c.Sections).OrderBy(s => s.Position).Last().Id.ToString()));

    /// <summary>A reviewer's answers when nothing is in the way.</summary>
    internal static List<KeyValuePair<string, string>> AllFine()
        => [.. new[] { "content", "licence", "privacy", "accessibility" }.Select(question => KeyValuePair.Create($"Answers[{question}]", "true"))];

    /// <summary>The public id of the resource that this draft is a version of.</summary>
    internal Task<string> PublicIdOfAsync(string draftId)
        => ActAsSystemAsync(services =>
        {
            var db = services.GetRequiredService<ResourcesDbContext>();
            return Task.FromResult(db.Resources.OfAllSites().Single(r => r.Versions.Any(v => v.PublicId == draftId)).PublicId);
        });

    /// <summary>The public id of the submission that waits for this draft.</summary>
    internal Task<string> SubmissionOfAsync(string draftId)
        => ActAsSystemAsync(services =>
        {
            var db = services.GetRequiredService<ResourcesDbContext>();
            return Task.FromResult(db.Versions.OfAllSites().Where(v => v.PublicId == draftId).SelectMany(v => v.Submissions).OrderByDescending(s => s.SubmittedAt).First().PublicId);
        });
}

internal sealed record PublishedResource(Guid Id, string PublicId, Site School, TestPerson Teacher, Guid FileId)
{
    public string Address => $"/hoc-lieu/{PublicId}";
}
