using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Data;

public sealed class FileAccessTests(ResourcesApp app)
{
    [Theory]
    [InlineData(Visibility.Public, FileRight.Public, FileRight.Public, FileRight.Public)]
    [InlineData(Visibility.Province, FileRight.None, FileRight.Private, FileRight.Private)]
    [InlineData(Visibility.School, FileRight.None, FileRight.Private, FileRight.None)]
    public async Task Files_of_a_published_resource_follow_its_visibility(Visibility visibility, FileRight guest, FileRight pupil, FileRight neighbour)
    {
        var school = await app.CreateSchoolAsync();
        var other = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, visibility);

        (await RightAsync(published.FileId, app.Portal)).ShouldBe(guest);
        (await RightAsync(published.FileId, school, (school, SiteRole.Reader))).ShouldBe(pupil);
        (await RightAsync(published.FileId, other, (other, SiteRole.Teacher))).ShouldBe(neighbour);
    }

    [Fact]
    public async Task A_drafts_file_is_for_its_contributor_and_a_submitted_one_for_reviewers_too()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        var draft = await app.StartDraftAsync(teacher);
        var file = (await app.Files.OfHolderAsync($"draft:{draft}", CancellationToken.None)).Single().Id;

        (await RightAsync(file, school, teacher.Person.Id, (school, SiteRole.Teacher))).ShouldBe(FileRight.Private);
        (await RightAsync(file, school, (school, SiteRole.Teacher))).ShouldBe(FileRight.None);
        (await RightAsync(file, app.Portal, (app.Portal, SiteRole.Reviewer))).ShouldBe(FileRight.None);

        using var sent = await teacher.PostAsync($"/dong-gop/{draft}?handler=Submit", await ResourcesApp.WithShownAsync(teacher, draft, ResourcesApp.Complete("Tên")));
        (await RightAsync(file, app.Portal, (app.Portal, SiteRole.Reviewer))).ShouldBe(FileRight.Private);
        (await RightAsync(file, school, (school, SiteRole.Librarian))).ShouldBe(FileRight.None);
        (await RightAsync(file, app.Portal)).ShouldBe(FileRight.None);
    }

    [Fact]
    public async Task A_withdrawn_resources_file_is_nobodys_but_the_owners_and_reviewers()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school);
        using var owner = app.SignIn(published.Teacher);
        using var gone = await owner.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Lỗi")]);

        (await RightAsync(published.FileId, app.Portal)).ShouldBe(FileRight.None);
        (await RightAsync(published.FileId, school, (school, SiteRole.Reader))).ShouldBe(FileRight.None);
        (await RightAsync(published.FileId, school, published.Teacher.Id, (school, SiteRole.Teacher))).ShouldBe(FileRight.Private);
        (await RightAsync(published.FileId, app.Portal, (app.Portal, SiteRole.Reviewer))).ShouldBe(FileRight.Private);
    }

    [Fact]
    public async Task Only_the_drafts_own_teacher_at_its_own_school_may_add_files()
    {
        var school = await app.CreateSchoolAsync();
        using var teacher = await app.SignInAsTeacherAsync(school);
        var draft = await app.StartDraftAsync(teacher);
        var id = teacher.Person.Id;

        (await MayAddAsync(draft, school, id, (school, SiteRole.Teacher))).ShouldBeTrue();
        (await MayAddAsync(draft, school, Guid.CreateVersion7(), (school, SiteRole.Teacher))).ShouldBeFalse();
        (await MayAddAsync(draft, app.Portal, id, (school, SiteRole.Teacher))).ShouldBeFalse();
        (await MayAddAsync("zzzzzzzzzz", school, id, (school, SiteRole.Teacher))).ShouldBeFalse();
    }

    private Task<FileRight> RightAsync(Guid fileId, Site at, params (Site, SiteRole)[] roles) => RightAsync(fileId, at, Guid.CreateVersion7(), roles);

    private Task<FileRight> RightAsync(Guid fileId, Site at, Guid personId, params (Site, SiteRole)[] roles)
        => app.ActAsSystemAsync(services =>
        {
            var person = new SomeBody(app.Portal, at, roles.Length == 0 ? null : personId, roles);
            var site = services.GetRequiredService<ISiteContext>();
            var access = new ResourceFileAccess(services.GetRequiredService<ResourcesDbContext>(), person, site, new ReviewRights(person, site), services.GetServices<ILendsResources>());
            return access.RightToAsync(fileId, TestContext.Current.CancellationToken);
        }, at);

    private Task<bool> MayAddAsync(string draft, Site at, Guid personId, params (Site, SiteRole)[] roles)
        => app.ActAsSystemAsync(
            services => new DraftUploads(services.GetRequiredService<ResourcesDbContext>(), new SomeBody(app.Portal, at, personId, roles)).MayAddAsync(draft, TestContext.Current.CancellationToken), at);

    /// <summary>Somebody with roles, by the kernel's rules.</summary>
    private sealed class SomeBody(Site portal, Site at, Guid? id, (Site Site, SiteRole Role)[] roles) : ICurrentPerson
    {
        public Guid? Id => id;

        public string DisplayName => "";

        public bool IsSignedIn => id is not null;

        public bool IsSystem => false;

        public IReadOnlySet<Guid> SiteIds => roles.Select(r => r.Site.Id).ToHashSet();

        public IReadOnlySet<SiteRole> RolesAt(Guid siteId) => roles.Where(r => r.Site.Id == siteId).Select(r => r.Role).ToHashSet();

        public bool Can(Permission permission) => CanAt(at.Id, permission);

        public bool CanAt(Guid siteId, Permission permission)
            => permission.Roles.Any(r => RolesAt(siteId).Contains(r) || (r == SiteRole.Reviewer && RolesAt(portal.Id).Contains(r)));
    }
}
