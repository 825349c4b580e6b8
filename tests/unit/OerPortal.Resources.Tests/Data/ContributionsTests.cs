using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Data;

public sealed class ContributionsTests(ResourcesApp app)
{
    [Fact]
    public async Task The_same_key_twice_is_one_resource()
    {
        var wanted = await WantedAsync(FileState.Ready);

        var first = await app.ImportAsync(wanted);
        var second = await app.ImportAsync(wanted);

        second.ShouldBe(first);
        first.IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task An_import_waits_for_its_file_and_goes_on_by_itself()
    {
        var wanted = await WantedAsync(FileState.Scanning);
        var begun = await app.ImportAsync(wanted);
        begun.IsFinished.ShouldBeFalse();
        (await app.Guest().GetAsync($"/hoc-lieu/{begun.PublicId}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        var file = app.Files.Put((await app.Files.FindAsync(wanted.Files[0].FileId, CancellationToken.None))! with { State = FileState.Ready });
        await app.TellAsync(new FileReady(file.Id, file.SiteId, file.OwnerId, file.Holder));

        (await app.Guest().OpenAsync($"/hoc-lieu/{begun.PublicId}")).Heading.ShouldBe(wanted.Metadata.Title);
        (await app.ImportAsync(wanted)).IsFinished.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_file_leaves_a_draft_that_its_owner_can_mend()
    {
        var wanted = await WantedAsync(FileState.Scanning);
        var begun = await app.ImportAsync(wanted);
        var file = app.Files.Put((await app.Files.FindAsync(wanted.Files[0].FileId, CancellationToken.None))! with { State = FileState.Infected });

        await app.TellAsync(new FileRefused(file.Id, file.SiteId, file.OwnerId, file.Holder));

        (await app.ImportAsync(wanted)).IsFinished.ShouldBeTrue();
        (await app.Guest().GetAsync($"/hoc-lieu/{begun.PublicId}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_revision_is_the_next_version_with_its_own_files_and_comes_once()
    {
        var wanted = await WantedAsync(FileState.Ready);
        var first = await app.ImportAsync(wanted);
        var file = app.Files.Put(Samples.Epub(wanted.SiteId, wanted.OwnerId, $"import:{wanted.ExternalKey}"));
        var next = wanted with { Metadata = wanted.Metadata with { Title = "Bản in lần hai" }, Files = [new ImportedFile(file.Id)] };

        var second = await ReviseAsync(new ImportedRevision(2, next));
        var again = await ReviseAsync(new ImportedRevision(2, next));

        second.ShouldBe(first);
        again.ShouldBe(first);
        var page = await app.Guest().OpenAsync($"/hoc-lieu/{first.PublicId}");
        page.Heading.ShouldBe("Bản in lần hai");
        await Should.ThrowAsync<ImportRefusedException>(() => ReviseAsync(new ImportedRevision(4, next)));
        return;

        Task<ImportOutcome> ReviseAsync(ImportedRevision revision)
            => app.ActAsSystemAsync(s => s.GetRequiredService<IContributions>().ReviseAsync(revision, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_import_that_makes_no_sense_is_refused_before_anything_is_written()
    {
        var wanted = await WantedAsync(FileState.Ready);

        await Should.ThrowAsync<ImportRefusedException>(() => app.ImportAsync(wanted with { Metadata = wanted.Metadata with { Subjects = [] } }));
        await Should.ThrowAsync<ImportRefusedException>(() => app.ImportAsync(wanted with { Files = [new ImportedFile(Guid.CreateVersion7())] }));
        await Should.ThrowAsync<ImportRefusedException>(() => app.ImportAsync(wanted with { Steps = [wanted.Steps[0], wanted.Steps[1] with { PersonId = wanted.OwnerId }] }));
        (await app.ActAsSystemAsync(s => s.GetRequiredService<IContributions>().FindAsync(wanted.ExternalKey, CancellationToken.None))).ShouldBeNull();
    }

    [Fact]
    public async Task Many_are_published_at_once_and_those_that_are_there_are_passed_over()
    {
        var school = await app.CreateSchoolAsync();
        var wanted = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => WantedAsync(FileState.Ready, school)));
        ImportedResource[] plain = [.. wanted.Select(w => w with { Files = [] })];

        (await PublishManyAsync(plain)).ShouldBe(25);
        (await PublishManyAsync(plain)).ShouldBe(0);

        var counts = await app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().CountBySiteAsync([school.Id], Viewer.Guest, CancellationToken.None));
        counts[school.Id].ShouldBe(25);
        var newest = await app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().NewestAsync(school.Id, 10, Viewer.Guest, CancellationToken.None));
        newest.Count.ShouldBe(10);
        newest[0].Title.ShouldStartWith("Học liệu test:");
    }

    [Fact]
    public async Task A_resource_that_was_published_in_bulk_has_a_page_and_can_be_withdrawn()
    {
        var wanted = (await WantedAsync(FileState.Ready)) with { Files = [] };
        await PublishManyAsync([wanted]);
        var outcome = await app.ImportAsync(wanted);

        (await app.Guest().OpenAsync($"/hoc-lieu/{outcome.PublicId}")).Heading.ShouldBe(wanted.Metadata.Title);
        var document = await app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().DocumentAsync(outcome.ResourceId, CancellationToken.None));
        document!.About.Keywords.ShouldBe(["truyện kể"]);
    }

    [Fact]
    public async Task Cards_keep_the_order_of_their_ids()
    {
        var school = await app.CreateSchoolAsync();
        var one = await app.PublishAsync(school);
        var two = await app.PublishAsync(school, Visibility.School);

        var cards = await app.ActAsSystemAsync(s => s.GetRequiredService<IResources>().CardsAsync([two.Id, Guid.CreateVersion7(), one.Id], new Viewer(true, new HashSet<Guid> { school.Id }), CancellationToken.None));
        cards.Select(c => c.Id).ShouldBe([two.Id, one.Id]);
    }

    [Fact]
    public async Task Every_step_leaves_an_audit_line()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());

        var actions = await app.ActAsSystemAsync(s => s.GetRequiredService<ResourcesDbContext>().Set<Cms.Data.AuditEntry>()
            .Where(a => a.Subject == $"resource:{published.Id}").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken));

        actions.ShouldBe(["resources.start", "resources.submit", "resources.approve"]);
    }

    private Task<int> PublishManyAsync(IEnumerable<ImportedResource> wanted)
        => app.ActAsSystemAsync(s => s.GetRequiredService<IContributions>().PublishManyAsync(wanted.ToAsyncEnumerable(), announce: true, CancellationToken.None));

    private async Task<ImportedResource> WantedAsync(FileState state, Site? school = null)
    {
        school ??= await app.CreateSchoolAsync();
        var key = $"test:{Guid.CreateVersion7()}";
        var owner = Guid.CreateVersion7();
        var file = app.Files.Put(Samples.Epub(school.Id, owner, $"import:{key}", state));
        var at = app.Clock.GetUtcNow();
        return new ImportedResource(
            key, school.Id, owner, Samples.About($"Học liệu {key}"), Visibility.Public, [new ImportedFile(file.Id)], at,
            [new(ImportedStepKind.Submit, owner, at), new(ImportedStepKind.Approve, Guid.CreateVersion7(), at)]);
    }
}
