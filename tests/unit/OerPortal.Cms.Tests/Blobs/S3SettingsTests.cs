using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Blobs.S3;
using OerPortal.Cms.Hosting;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Blobs;

/// <summary>A wrong setting ends the start with a sentence that names it; a bucket that is away does not.</summary>
public sealed class S3SettingsTests(BucketServer server) : IClassFixture<BucketServer>
{
    [Theory]
    [InlineData("Blobs__S3__Bucket", "Store=s3")]
    [InlineData("disk or s3", "Store=tape")]
    [InlineData("Blobs__S3__Region", "Store=s3", "S3:Bucket=b")]
    [InlineData("Blobs__S3__Endpoint", "Store=s3", "S3:Bucket=b", "S3:Endpoint=s3.example.edu.vn")]
    [InlineData("Blobs__S3__AccessKey", "Store=s3", "S3:Bucket=b", "S3:Region=ap-southeast-1")]
    [InlineData("Blobs__S3__SecretKey", "Store=s3", "S3:Bucket=b", "S3:Region=ap-southeast-1", "S3:AccessKey=a")]
    [InlineData("Blobs__S3__SecretKeyFile", "Store=s3", "S3:Bucket=b", "S3:Region=ap-southeast-1", "S3:AccessKey=a", "S3:SecretKeyFile=/nowhere/key")]
    public void What_is_missing_or_cannot_be_is_named(string named, params string[] set)
        => Should.Throw<StartRefusedException>(() =>
        {
            var section = Section(set);
            BlobLocations.ReadStore(section);
            S3Settings.Read(section.GetSection("S3"));
        }).Message.ShouldContain(named);

    [Fact]
    public async Task The_secret_key_may_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, " s3cret\n", TestContext.Current.CancellationToken);

        var settings = S3Settings.Read(Section("S3:Bucket=b", "S3:Endpoint=https://s3.example.edu.vn", "S3:AccessKey=a", $"S3:SecretKeyFile={file}", "S3:Prefix=/kho/").GetSection("S3"))!;

        File.Delete(file);
        (settings.SecretKey, settings.IsPathStyle, settings.Prefix, settings.Region).ShouldBe(("s3cret", true, "kho/", "us-east-1"));
    }

    [Fact]
    public async Task Right_settings_pass_and_leave_nothing_behind()
    {
        var settings = server.Settings("dung");
        await CheckAsync(settings);

        using var line = new S3Line(settings, TimeProvider.System, NullLogger<S3Line>.Instance);
        (await line.Client.ListObjectsV2Async(new() { BucketName = settings.Bucket, Prefix = settings.Prefix }, TestContext.Current.CancellationToken)).S3Objects.ShouldBeNull();
    }

    [Fact]
    public async Task A_bucket_or_a_key_that_is_not_there_is_named()
    {
        (await Should.ThrowAsync<StartRefusedException>(() => CheckAsync(server.Settings("x") with { Bucket = "khong-co" }))).Message.ShouldContain("khong-co");
        (await Should.ThrowAsync<StartRefusedException>(() => CheckAsync(server.Settings("x") with { AccessKey = "LA" }))).Message.ShouldContain("Blobs__S3__AccessKey");
    }

    [Fact]
    public async Task A_server_that_does_not_answer_does_not_keep_the_portal_from_starting()
        => await CheckAsync(server.Settings("x") with { Endpoint = new Uri("http://127.0.0.1:9") });

    private static async Task CheckAsync(S3Settings settings)
    {
        using var line = new S3Line(settings, TimeProvider.System, NullLogger<S3Line>.Instance);
        await new S3StartCheck(line, settings).RunAsync(TestContext.Current.CancellationToken);
    }

    private static IConfiguration Section(params string[] set)
        => new ConfigurationBuilder().AddInMemoryCollection(set.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1]))).Build();
}
