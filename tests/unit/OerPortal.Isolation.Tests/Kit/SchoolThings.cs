using System.Collections.Concurrent;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.TestKit;
using OerPortal.TestKit.People;

namespace OerPortal.Isolation.Tests.Kit;

/// <summary>One school with an object of every kind, all of them with a word that stands nowhere else.</summary>
internal sealed partial class SchoolThings(PortalApp app, Site school, TestPerson system)
{
    private readonly Dictionary<Thing, Names> _things = [];
    private readonly ConcurrentQueue<Names> _spareResources = new();
    private readonly ConcurrentQueue<Names> _spareSubmissions = new();
    private Visitor _teacher = null!;

    public Site School => school;

    public TestPerson Pupil { get; private set; } = null!;

    public TestPerson Teacher { get; private set; } = null!;

    public TestPerson Admin { get; private set; } = null!;

    /// <summary>In every title here and nowhere else.</summary>
    public string Secret { get; } = NewSecret();

    /// <summary>A word of no language, and like no other one: search must not take it for a slip of a neighbour's.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString("bcdghklmnpqtv", 7) + Random.Shared.Next(10_000_000, 99_999_999);

    /// <summary>What nobody else's page may say.</summary>
    public IReadOnlyList<string> Secrets => [Secret, Pupil.UserName, Teacher.UserName, Admin.UserName, .. _things.Values.SelectMany(n => n.Values)];

    public Names this[Thing thing] => _things[thing];

    /// <summary>One name of each kind, whatever a route asks for; a resource's first.</summary>
    public Names Everything() => Names.Joined([_things[Thing.Resource], .. _things.Values]);

    public async Task MakePeopleAsync()
    {
        Pupil = await app.CreatePersonAsync(SiteRole.Reader, school);
        Teacher = await app.CreatePersonAsync(SiteRole.Teacher, school);
        Admin = await app.CreatePersonAsync(SiteRole.SiteAdministrator, school);
        _teacher = app.SignIn(Teacher);
    }

    /// <param name="spare">How many resources and submissions can be used up.</param>
    public async Task MakeAsync(int spare)
    {
        var published = await Task.WhenAll(Enumerable.Range(0, 1 + spare).Select(_ => BeginAsync()));
        var submitted = await Task.WhenAll(Enumerable.Range(0, 1 + spare).Select(_ => BeginAsync()));
        var draft = await BeginAsync();
        await app.WorkIsDoneAsync();
        foreach (var book in published)
            _spareResources.Enqueue(await ImportAsync(book, isApproved: true));
        foreach (var book in submitted)
            _spareSubmissions.Enqueue(await ImportAsync(book, isApproved: false));
        _things[Thing.Resource] = Take(_spareResources);
        _things[Thing.Submission] = Take(_spareSubmissions);
        _things[Thing.Draft] = await ImportDraftAsync(draft.Key, draft.File);
        foreach (var thing in new[] { Thing.Collection, Thing.News, Thing.Member, Thing.JoinRequest, Thing.Upload, Thing.Session, Thing.FailedJob, Thing.SavedSearch, Thing.Spelling, Thing.Source, Thing.Report, Thing.TeacherPage, Thing.Token, Thing.MailInvitation, Thing.Import, Thing.InfectedFile, Thing.FailedFile, Thing.WaitingFile, Thing.Class, Thing.ClassPupil, Thing.Roster, Thing.Opening, Thing.Request, Thing.Event, Thing.Registration, Thing.Challenge, Thing.Commendation, Thing.Page, Thing.Media, Thing.PrivateCollection, Thing.Correction, Thing.GivenCollection, Thing.PaperTitle, Thing.Voucher, Thing.VoucherToEnter, Thing.Loan, Thing.LentEbook, Thing.Hold, Thing.OfflineAct, Thing.Kiosk, Thing.LostBook, Thing.Receipt, Thing.ReaderCard, Thing.PhotoBatch, Thing.ReaderRequest, Thing.BookImport, Thing.Evidence, Thing.SignedReport, Thing.LibraryCriterion, Thing.ClassHeading, Thing.NameReference, Thing.CopySource, Thing.StockTake, Thing.ClosedStockTake, Thing.WriteOff, Thing.EnteredWriteOff, Thing.Periodical, Thing.Purchase, Thing.SentPurchase, Thing.EnteredVoucher, Thing.Interloan, Thing.LentBetween, Thing.Box, Thing.BoxToFill, Thing.System })
            _things[thing] = await MakeOneAsync(thing);
        _things[Thing.Colleague] = await ColleagueAsync();
        _things[Thing.Remark] = await RemarkAsync();
        _things[Thing.Reviewer] = new Names { ["reviewerId"] = $"{Admin.Id}" };
        _things[Thing.Word] = new Names { ["word"] = Secret };
        await PretendPicturesAsync(this[Thing.Resource]["fileId"]);
        await app.WorkIsDoneAsync();
    }

    /// <summary>An object that the caller may use up.</summary>
    public Task<Names> TakeAsync(Thing thing) => thing switch
    {
        Thing.Resource => Task.FromResult(Take(_spareResources)),
        Thing.Submission => Task.FromResult(Take(_spareSubmissions)),
        Thing.Colleague or Thing.ForeignColleague => ColleagueAsync(),
        Thing.Draft or Thing.ForeignDraftFile => ImportDraftAsync($"test:{Guid.CreateVersion7()}", null),
        _ => MakeOneAsync(thing),
    };

    private Task<Names> MakeOneAsync(Thing thing) => thing switch
    {
        Thing.Collection => PublishedCollectionAsync(),
        Thing.PrivateCollection => PrivateCollectionAsync(),
        Thing.GivenCollection => GivenCollectionAsync(),
        Thing.Correction => InsertAsync(
            "correctionId",
            PublicId.New(),
            """
            insert into resources.correction (id, public_id, resource_id, site_id, visibility, version, field, before, after, words, suggested_at)
            select @row, @id, r.id, @site, 0, 1, 'title', '{"title": "Cũ"}', '{"title": "Mới"}', @title, now() from resources.resource r where r.id = @resource
            """),
        Thing.News => InsertAsync("publicId", PublicId.New(), Writing("0, null, null, null")),
        Thing.Page => PageAsync(),
        Thing.Media => MediaAsync(),
        Thing.Remark => RemarkAsync(),
        Thing.Request => RequestAsync(),
        Thing.Event => EventAsync(),
        Thing.Registration => RegistrationAsync(),
        Thing.Challenge => ChallengeAsync(),
        Thing.Commendation => InsertAsync(
            "publicId",
            PublicId.New(),
            "insert into campaigns.commendation (id, public_id, site_id, name, reason, signed_by, given_on, is_shown, changed_at) values (@row, @id, @site, @title, @title, '', current_date, true, now())"),
        Thing.Member => MemberAsync(),
        Thing.JoinRequest => AskAsync(),
        Thing.Upload => UploadAsync(),
        Thing.Session => InsertAsync(
            "session",
            Guid.CreateVersion7(),
            "insert into accounts.session (id, person_id, started_at, seen_at, device, is_shared) values (@id, @teacher, now(), now(), 'Firefox', false)"),
        Thing.Token => InsertAsync(
            "token",
            Guid.CreateVersion7(),
            "insert into accounts.access_token (id, person_id, site_id, name, scopes, hash, made_at, expires_at) values (@id, @teacher, @site, @title, '{}', uuid_send(@id), now(), now() + interval '1 day')"),
        Thing.MailInvitation => InsertAsync("id", Guid.CreateVersion7(), "insert into accounts.mail_invitation (id, site_id, address, name, role, language, invited_by, invited_at, expires_at) values (@id, @site, @id || '@thu.example.vn', @title, 1, 'vi', @teacher, now(), now() + interval '7 days')"),
        Thing.SavedSearch => InsertAsync(
            "id",
            Guid.CreateVersion7(),
            """
            insert into search.saved (id, person_id, site_id, name, query, saved_at, seen_until, looked_at)
            values (@id, @teacher, @site, @title, 'q=' || @id, now(), now(), now())
            """),
        Thing.Spelling => InsertAsync("id", Guid.CreateVersion7(), "insert into search.spelling (id, names, added_at) values (@id, 'x' || @id || ' | y' || @id, now())"),
        Thing.Source => InsertAsync(
            "id",
            Guid.CreateVersion7(),
            """
            insert into harvest.source (id, name, kind, address, set_spec, format, every_hours, is_shown, passes_on, added_at)
            values (@id, 'Nguồn', 1, 'http://' || @id || '.invalid/oai', '', 'oai_dc', 0, true, false, now())
            """),
        Thing.System => SystemAsync(),
        Thing.Report => InsertAsync(
            "reportId",
            PublicId.New(),
            """
            insert into resources.fault_report (id, public_id, resource_id, site_id, visibility, version, kind, words, reported_at)
            select @row, @id, r.id, @site, 0, 1, 0, @title, now() from resources.resource r where r.id = @resource
            """),
        Thing.TeacherPage => InsertAsync(
            "teacherId",
            PublicId.New(),
            "insert into resources.teacher_page (person_id, public_id, shown_at) values (@teacher, @id, now()) on conflict (person_id) do update set public_id = excluded.public_id"),
        Thing.Import => InsertAsync(
            "id",
            Guid.CreateVersion7(),
            """
            insert into exchange.run (id, site_id, owner_id, started_by, decides_all, mode, may_lack_files, name, state, began_at, is_checked)
            values (@id, @site, @teacher, @teacher, false, 0, false, @title, 5, now(), true)
            """),
        >= Thing.PaperTitle and <= Thing.CopySource => MakeOfLibraryAsync(thing),
        Thing.Class or Thing.ClassPupil or Thing.Roster or Thing.Opening => MakeOfClassesAsync(thing),
        Thing.InfectedFile => FileAsync(FileState.Infected, "ingest.infected"),
        Thing.FailedFile => FileAsync(FileState.Failed, "ingest.failed"),
        Thing.WaitingFile => FileAsync(FileState.Quarantined, null),
        Thing.FailedJob => InsertAsync(
            "job",
            Guid.CreateVersion7(),
            "insert into cms.job (id, type, payload, site_id, created_at, run_after, max_attempts, attempts, failed_at, error) values (@id, 'gone', '{}', @site, now(), now(), 1, 1, now(), 'x')"),
        _ => throw new ArgumentOutOfRangeException(nameof(thing)),
    };

    /// <summary>With the bytes of the school's book, so that it can be worked on.</summary>
    private Task<Names> FileAsync(FileState state, string? why) => InsertAsync(
        "file",
        Guid.CreateVersion7(),
        $"""
        insert into ingest.file (id, site_id, owner_id, holder, name, state, length, sha256, refusal_key, refusal_arguments, created_at, moved_at)
        select @id, @site, @teacher, 'test:' || @id, @title || '.epub', {(short)state}, length, sha256, {(why is null ? "null" : $"'{why}'")}, array['Test.Signature'], now(), now()
        from ingest.file where id = '{this[Thing.Resource]["fileId"]}'
        """);

    private static Names Take(ConcurrentQueue<Names> from)
        => from.TryDequeue(out var one) ? one : throw new InvalidOperationException("Make more spare things.");

    private async Task<(string Key, Guid File)> BeginAsync()
    {
        var key = $"test:{Guid.CreateVersion7()}";
        var book = SmallBook.Epub($"Ngọc Linh {Secret}", $"Đường lên núi {Secret}.");
        var file = await app.ActAsSystemAsync(s => s.GetRequiredService<IFiles>().AcceptAsync(
            new NewFile(school.Id, Teacher.Id, $"import:{key}", $"{Secret}.epub"), new MemoryStream(book), CancellationToken.None));
        return (key, file);
    }

    private async Task<Names> ImportAsync((string Key, Guid File) book, bool isApproved, string licence = "cc-by-4.0")
    {
        var now = app.Clock.GetUtcNow();
        List<ImportedStep> steps = [new(ImportedStepKind.Submit, Teacher.Id, now)];
        if (isApproved)
            steps.Add(new(ImportedStepKind.Approve, system.Id, now));
        return await ImportAsync(book.Key, book.File, steps, licence);
    }

    private Task<Names> ImportDraftAsync(string key, Guid? file) => ImportAsync(key, file, []);

    private async Task<Names> ImportAsync(string key, Guid? file, IReadOnlyList<ImportedStep> steps, string licence = "cc-by-4.0")
    {
        var about = new ResourceMetadata
        {
            Title = $"Ngọc Linh {Secret}",
            Description = $"Truyện kể {Secret}.",
            Kind = "sach-dien-tu",
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["ngu-van"],
            Keywords = [Secret],
            Languages = ["vi"],
            Licence = licence,
            Contributors = [new($"Tác giả {Secret}", "aut")],
        };
        var outcome = await app.ActAsSystemAsync(s => s.GetRequiredService<IContributions>().ImportAsync(
            new ImportedResource(key, school.Id, Teacher.Id, about, Visibility.School, file is { } id ? [new ImportedFile(id)] : [], app.Clock.GetUtcNow(), steps),
            CancellationToken.None));
        outcome.IsFinished.ShouldBeTrue();
        var linkId = Guid.CreateVersion7();
        await app.Services.GetRequiredService<NpgsqlDataSource>().ExecuteAsync(
            """
            insert into resources.version_link (version_id, id, site_id, address, role, position, page_title, page_text)
            select id, @linkId, site_id, 'https://' || @secret || '.test/', 0, 1, @secret, '' from resources.version where resource_id = @ResourceId
            """,
            new { linkId, secret = Secret, outcome.ResourceId });
        return new Names
        {
            ["publicId"] = outcome.PublicId,
            ["linkId"] = $"{linkId}",
            ["fileId"] = $"{file ?? Guid.CreateVersion7()}",
            ["draftId"] = await AskAsync("select public_id from resources.version where resource_id = @id", outcome.ResourceId) ?? "",
            ["submissionId"] = await AskAsync(
                "select s.public_id from resources.submission s join resources.version v on v.id = s.version_id where v.resource_id = @id", outcome.ResourceId) ?? PublicId.New(),
            ["resourceId"] = $"{outcome.ResourceId}",
        };
    }

    private async Task<Names> ColleagueAsync()
        => new(await ImportDraftAsync($"test:{Guid.CreateVersion7()}", null)) { ["colleagueId"] = $"{Admin.Id}" };

    private async Task<Names> RemarkAsync()
    {
        var submission = this[Thing.Submission]["submissionId"];
        var remark = await InsertAsync(
            "remarkId",
            Guid.CreateVersion7(),
            $"""
             insert into resources.review_remark (id, submission_id, site_id, written_by, written_at, field, words)
             select @id, s.id, @site, @teacher, now(), 'title', @title from resources.submission s where s.public_id = '{submission}'
             """);
        return new Names(remark) { ["submissionId"] = submission };
    }

    /// <summary>With a second step, so that there is one to take away.</summary>
    private async Task<Names> MemberAsync()
    {
        var member = await app.CreatePersonAsync(SiteRole.Teacher, school);
        return await InsertAsync("id", member.Id, "update accounts.person set two_factor_enabled = true where id = @id");
    }

    private async Task<Names> AskAsync()
    {
        var stranger = await app.CreatePersonAsync(SiteRole.Reader);
        return await InsertAsync("who", stranger.Id, "insert into accounts.join_request (person_id, site_id, asked_at) values (@id, @site, now())");
    }

    private async Task<Names> UploadAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _teacher.Url("/uploads"));
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("RequestVerificationToken", await _teacher.TokenAsync());
        request.Headers.Add("Upload-Length", "1000");
        request.Headers.Add("Upload-Metadata", $"filename {Base64($"{Secret}.epub")},holder {Base64($"draft:{this[Thing.Draft]["draftId"]}")}");
        using var answer = await _teacher.Client.SendAsync(request);
        return new Names { ["id"] = answer.Headers.Location!.OriginalString.Split('/')[^1] };
    }

    /// <summary>A cover and a first page for the file; the bytes are any that are there.</summary>
    private Task PretendPicturesAsync(string fileId) => app.Services.GetRequiredService<NpgsqlDataSource>().ExecuteAsync(
        """
        insert into ingest.derivative (file_id, name, sha256, media_type, length)
        select id, unnest(array['cover', 'first-page']), sha256, 'image/png', length from ingest.file where id = @id
        on conflict do nothing
        """,
        new { id = Guid.Parse(fileId) });

    private async Task<Names> InsertAsync(string name, object id, string sql)
    {
        await app.Services.GetRequiredService<NpgsqlDataSource>().ExecuteAsync(
            sql, new { id, row = Guid.CreateVersion7(), site = school.Id, title = $"Ngọc Linh {Secret}", teacher = Teacher.Id, resource = Guid.Parse(this[Thing.Resource]["resourceId"]) });
        return new Names { [name] = $"{id}" };
    }

    private Task<string?> AskAsync(string sql, Guid id) => app.Services.GetRequiredService<NpgsqlDataSource>().AskAsync(sql, new { id });

    internal static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
