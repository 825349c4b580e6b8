using OerPortal.Accounts.Models;
using OerPortal.Cms.Mail;

namespace OerPortal.Accounts.Letters;

/// <summary>What somebody must know at once for their account's safety.</summary>
internal sealed class SecurityLetter(NoticePost post) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.security";

    public string Kind => KindOfLetter;

    public Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
        => post.WriteAsync("security", Guid.ParseExact(about, "N"), (kind, mail) => kind == NoticeKinds.Security && mail == NoticeMail.AtOnce, cancellation);

    public Letter Sample() => post.Sample("security", "accounts.notice.newDevice");
}

/// <summary>Notices that somebody wants to know of at once.</summary>
internal sealed class NoticesLetter(NoticePost post) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.notices";

    public string Kind => KindOfLetter;

    public Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
        => post.WriteAsync("notices", Guid.ParseExact(about, "N"), (_, mail) => mail == NoticeMail.AtOnce, cancellation);

    public Letter Sample() => post.Sample("notices", "resources.notice.approved");
}

/// <summary>The day's notices in one letter, with what could not be told at once.</summary>
internal sealed class DigestLetter(NoticePost post) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.digest";

    public string Kind => KindOfLetter;

    public Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
        => post.WriteAsync("digest", Guid.ParseExact(about, "N"), (_, mail) => mail != NoticeMail.Never, cancellation);

    public Letter Sample() => post.Sample("digest", "resources.notice.approved", "resources.notice.approved", "search.notice.found");
}
