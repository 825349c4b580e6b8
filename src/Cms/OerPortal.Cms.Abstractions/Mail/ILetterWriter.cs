namespace OerPortal.Cms.Mail;

/// <summary>Writes one kind of letter. Register with <see cref="LetterRegistration.AddLetter{TWriter}"/>, scoped; asked by the system.</summary>
public interface ILetterWriter
{
    /// <summary>Stable id, for example <c>accounts.password</c>; what it is called for operators is the string <c>letter.{kind}</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Writes it at the moment of sending, so that no secret of it ever lies in a queue. Possibly again, when the mail server was away.
    /// </summary>
    /// <param name="about">As it was asked for, see <see cref="SendLetter"/>.</param>
    /// <param name="since">When it was asked for.</param>
    /// <returns>Null when it is of no use (any more): a letter that cannot be sent is tried until then.</returns>
    Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation);

    /// <summary>What one looks like in the current language, with made-up people.</summary>
    Letter Sample();
}
