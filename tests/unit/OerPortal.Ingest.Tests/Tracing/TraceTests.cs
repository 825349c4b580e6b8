using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Security;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Tracing;

/// <summary>Where the time of an upload goes can be seen in one trace, whoever did which part.</summary>
public sealed class TraceTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_upload_to_the_index_it_is_one_trace()
    {
        using var watch = new Watch();
        var school = await portal.CreateSchoolAsync();
        var teacher = await portal.CreatePersonAsync(SiteRole.Teacher, school);
        var reviewer = await portal.CreatePersonAsync(SiteRole.Reviewer);
        var now = portal.Clock.GetUtcNow();
        var key = $"test:{Guid.CreateVersion7()}";
        var about = new ResourceMetadata
        {
            Title = "Học liệu có dấu vết",
            Description = "Không có gì thêm.",
            Kind = ResourceKinds.All[0],
            Levels = ["thcs"],
            Grades = [6],
            Subjects = ["toan"],
            Languages = ["vi"],
            Licence = "cc-by-4.0",
        };

        using (var upload = Watch.Begin("upload"))
        {
            await portal.ActAsSystemAsync(async s =>
            {
                // The plan is made first: the file's readiness is what sets off the rest.
                var file = await s.GetRequiredService<IFiles>().AcceptAsync(new NewFile(school.Id, teacher.Id, $"import:{key}", "bai.pdf"), new MemoryStream(new PdfForge().Build()), Cancellation);
                await s.GetRequiredService<IContributions>().ImportAsync(
                    new ImportedResource(key, school.Id, teacher.Id, about, Visibility.Public, [new ImportedFile(file)], now,
                        [new(ImportedStepKind.Submit, teacher.Id, now), new(ImportedStepKind.Approve, reviewer.Id, now)]), Cancellation);
            });
            foreach (var step in (string[])["job ProcessFile", "event FileReady → ImportPlanHandler", "event ResourcePublished → IndexResourceHandler", "job FollowCatalogue"])
                await SeenAsync(() => watch.Of(upload!.TraceId).Contains(step), step);
        }
    }

    [Fact]
    public async Task The_request_of_an_upload_begins_the_trace()
    {
        using var watch = new Watch();
        using var teacher = await portal.SignInAsTeacherAsync();
        var pdf = new PdfForge().Build();
        var created = await new TusClient(teacher).CreateAsync("bai.pdf", pdf.Length, first: pdf);
        await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        await SeenAsync(
            () => watch.All.Any(request => request.Kind == ActivityKind.Server && watch.Of(request.TraceId).Contains("job ProcessFile")),
            "a request with the step job ProcessFile");
    }

    [Fact]
    public void Work_without_a_trace_has_one_of_its_own()
    {
        using var watch = new Watch();
        using (PortalTrace.Continue("job Alone", null))
            PortalTrace.Current.ShouldNotBeNull();
        using (PortalTrace.Continue("job Odd", "no trace at all"))
            PortalTrace.Current.ShouldNotBeNull();
        PortalTrace.Current.ShouldBeNull();
    }

    /// <summary>A step ends after the row of its work is gone: that all work is done says nothing of its steps yet.</summary>
    private static Task SeenAsync(Func<bool> seen, string what) => PortalApp.EventuallyAsync(() => Task.FromResult(seen()), what);

    private sealed class Watch : IDisposable
    {
        private const string Own = "OerPortal.Tests.Watch";
        private static readonly ActivitySource Source = new(Own);
        private readonly ActivityListener _listener;

        public Watch()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name is PortalTrace.Source or Own or "Microsoft.AspNetCore",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = All.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<Activity> All { get; } = new();

        public static Activity? Begin(string name) => Source.StartActivity(name);

        public IReadOnlyList<string> Of(ActivityTraceId trace) => [.. All.Where(a => a.TraceId == trace).Select(a => a.OperationName)];

        public void Dispose() => _listener.Dispose();
    }
}
