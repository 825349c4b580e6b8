using System.Security.Cryptography;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Security;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Security;

/// <summary>A copy of the database must not be enough to make cookies.</summary>
public sealed class KeyRingTests(KeyRingTests.OwnPortal app) : IClassFixture<KeyRingTests.OwnPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_in_the_database_say_nothing()
    {
        Protector(app.Services).Protect("một phiên");
        var rows = await RowsAsync();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(xml => xml.Contains("encryptedSecret") && !xml.Contains("<value>"));
    }

    [Fact]
    public async Task Plain_keys_of_an_earlier_version_are_sealed_and_still_open_what_they_protected()
    {
        var (protectedText, xml) = ProtectWithPlainRing("phiên cũ");
        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct))
            await connection.ExecuteAsync("insert into cms.data_protection_key (name, xml) values (@name, @xml)", new { name = $"key-{Guid.CreateVersion7()}", xml });

        await using var next = app.StartAnother();

        (await RowsAsync()).ShouldAllBe(row => !row.Contains("<value>"));
        Protector(next.Services).Unprotect(protectedText).ShouldBe("phiên cũ");
    }

    [Fact]
    public async Task An_instance_with_another_key_is_told_so_before_it_serves()
    {
        Protector(app.Services).Protect("một phiên");
        var folders = new PortalFolders(Directory.CreateTempSubdirectory("oer-key-").FullName);
        var other = new PortalKey(new ConfigurationBuilder().Build(), folders);
        var ring = new KeyRing(app.Services.GetRequiredService<NpgsqlDataSource>(), other, NullLogger<KeyRing>.Instance);

        (await Should.ThrowAsync<StartRefusedException>(() => ring.PrepareAsync(Ct))).Message.ShouldContain("portal.key");
        Directory.Delete(folders.Data, recursive: true);
    }

    [Fact]
    public void The_key_file_is_its_owners_alone_and_stays_the_same()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no Unix modes.");
            return;
        }

        var file = Path.Combine(app.DataFolder, "keys", "portal.key");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var folders = new PortalFolders(app.DataFolder);
        foreach (var folder in new[] { folders.Keys, folders.Blobs, folders.Temp })
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder);
        new PortalKey(new ConfigurationBuilder().Build(), folders).Name.ShouldBe(app.Services.GetRequiredService<PortalKey>().Name);
    }

    [Fact]
    public void A_setting_goes_before_the_file_and_must_be_a_key()
    {
        var set = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        With(set).Name.ShouldNotBe(app.Services.GetRequiredService<PortalKey>().Name);
        With(set).Open(With(set).Seal([1, 2, 3])).ShouldBe([1, 2, 3]);
        Should.Throw<StartRefusedException>(() => With("mat-khau")).Message.ShouldContain("Portal__Key");
    }

    private PortalKey With(string set) => new(new ConfigurationBuilder().AddInMemoryCollection([new("Portal:Key", set)]).Build(), new PortalFolders(app.DataFolder));

    private static IDataProtector Protector(IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static (string Text, string Xml) ProtectWithPlainRing(string text)
    {
        var memory = new Memory();
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("OerPortal");
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = memory);
        using var provider = services.BuildServiceProvider();
        return (Protector(provider).Protect(text), memory.Elements.ShouldHaveSingleItem().ToString(SaveOptions.DisableFormatting));
    }

    private async Task<List<string>> RowsAsync()
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(Ct);
        return [.. await connection.QueryAsync<string>("select xml from cms.data_protection_key")];
    }

    public sealed class OwnPortal : PortalApp;

    private sealed class Memory : IXmlRepository
    {
        public List<XElement> Elements { get; } = [];

        public IReadOnlyCollection<XElement> GetAllElements() => Elements;

        public void StoreElement(XElement element, string friendlyName) => Elements.Add(element);
    }
}
