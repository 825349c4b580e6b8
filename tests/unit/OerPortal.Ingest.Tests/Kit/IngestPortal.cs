using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OerPortal.Cms.Sites;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

[assembly: AssemblyFixture(typeof(IngestPortal))]

namespace OerPortal.Ingest.Tests.Kit;

/// <summary>The portal with its own clamd; files come in through <see cref="AcceptAsync"/> or through uploads.</summary>
public class IngestPortal : PortalApp
{
    protected override PortalAppOptions Options => new() { Services = s => s.AddScoped<IUploadHolder, TestHolder>().AddScoped<IFileAccess, TestAccess>() };

    public override async ValueTask InitializeAsync()
    {
        // The server in this process has no limits of its own to set; Kestrel has.
        Log.Expect("A request body size limit could not be applied");
        await base.InitializeAsync();
    }

    /// <summary>Takes a file in and waits until nothing more happens to it.</summary>
    public async Task<FileFacts> AcceptAsync(byte[] content, string name, Site? site = null)
    {
        var id = await ActAsSystemAsync(s => s.GetRequiredService<IFiles>().AcceptAsync(
            new NewFile((site ?? Portal).Id, Guid.CreateVersion7(), $"test:{Guid.CreateVersion7():N}", name), new MemoryStream(content), CancellationToken.None));
        return await SettledAsync(id);
    }

    public async Task<FileFacts> SettledAsync(Guid id)
    {
        FileFacts? file = null;
        await EventuallyAsync(async () => (file = await FindAsync(id)) is { IsSettled: true }, $"file {id} settled");
        // Who brought it here may still be putting things away, and other work on the file would be told to come later.
        await EventuallyAsync(() => IsFreeAsync(id), $"file {id} let go");
        return file!;
    }

    private async Task<bool> IsFreeAsync(Guid id)
    {
        await using var connection = await Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<bool>("select not exists (select 1 from cms.job where leased_until > now() and type = @type and payload::text like @any)", new { type = typeof(ProcessFile).FullName, any = $"%{id}%" });
    }

    /// <summary>Makes a file's derivatives anew. Whose text is recognised, or who goes over all files, may have it in hand for a moment.</summary>
    public async Task<Remade> RemakeAsync(Guid id)
    {
        var made = Remade.Busy;
        await EventuallyAsync(async () => (made = await AskAsync<Rederivation, Remade>(r => r.RunAsync(id, CancellationToken.None))) != Remade.Busy, $"file {id} made anew");
        return made;
    }

    /// <summary>Takes a file in hand, when whoever has it has let go.</summary>
    public async Task<IAsyncDisposable> HoldAsync(Guid id)
    {
        IAsyncDisposable? held = null;
        await EventuallyAsync(async () => (held = await Services.GetRequiredService<FileLocks>().TryTakeAsync(id, CancellationToken.None)) is not null, $"file {id} in hand");
        return held!;
    }

    public Task<FileFacts?> FindAsync(Guid id) => ActAsSystemAsync(s => s.GetRequiredService<IFiles>().FindAsync(id, CancellationToken.None));

    public Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask)
        where TService : notnull => ActAsSystemAsync(s => ask(s.GetRequiredService<TService>()));
}

/// <summary>Lets anybody who is signed in add files to <c>test:open…</c> holders and any <c>test:</c> one but <c>test:closed</c>.</summary>
internal sealed class TestHolder(OerPortal.Cms.Security.ICurrentPerson person) : IUploadHolder
{
    public string Kind => "test";

    public Task<bool> MayAddAsync(string id, CancellationToken cancellation) => Task.FromResult(person.IsSignedIn && id != "closed");
}

/// <summary>Owners read their files; <c>test:public</c> ones everybody.</summary>
internal sealed class TestAccess(IFiles files, OerPortal.Cms.Security.ICurrentPerson person) : IFileAccess
{
    public async Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
    {
        var file = await files.FindAsync(fileId, cancellation);
        if (file?.Holder == "test:public")
            return FileRight.Public;
        return file is not null && file.OwnerId == person.Id ? FileRight.Private : FileRight.None;
    }
}
