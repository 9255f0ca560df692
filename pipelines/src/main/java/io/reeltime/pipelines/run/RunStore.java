package io.reeltime.pipelines.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Run records in the control database (SQLite), one row per run; every save is durable.
 *
 * <p>Safe for many threads; a second process waits for the first one's transaction.
 */
public final class RunStore implements AutoCloseable {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Connection connection;

  private RunStore(Connection connection) {
    this.connection = connection;
  }

  /** Opens the database, which is made when it is missing. */
  public static RunStore open(Path database) {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
      try (Statement statement = connection.createStatement()) {
        statement.execute("pragma busy_timeout = 15000");
        statement.execute("pragma journal_mode = wal");
        statement.execute("pragma synchronous = full");
        statement.execute(
            "create table if not exists runs ("
                + "id text primary key, state text not null, record text not null) strict");
      }
      return new RunStore(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("control database: cannot open " + database, e);
    }
  }

  /** Saves a record over the one with its id. */
  public synchronized void save(RunRecord run) {
    try (PreparedStatement statement =
        connection.prepareStatement("insert or replace into runs values (?, ?, ?)")) {
      statement.setString(1, run.id());
      statement.setString(2, run.state().name());
      statement.setString(3, MAPPER.writeValueAsString(run));
      statement.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("control database: cannot save run " + run.id(), e);
    }
  }

  public synchronized Optional<RunRecord> find(String id) {
    return query("select record from runs where id = ?", id).stream().findFirst();
  }

  /** The newest runs, newest first. */
  public synchronized List<RunRecord> newest(int limit) {
    return query("select record from runs order by id desc limit ?", limit);
  }

  /**
   * Closes the books on runs that a former process left behind.
   *
   * @return those runs, now interrupted
   */
  public synchronized List<RunRecord> interruptRunning(Instant now) {
    List<RunRecord> left =
        query("select record from runs where state = ?", RunState.RUNNING.name()).stream()
            .map(run -> run.finished(RunState.INTERRUPTED, "the process ended during the run", now))
            .toList();
    left.forEach(this::save);
    return left;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("control database: cannot close", e);
    }
  }

  private List<RunRecord> query(String sql, Object parameter) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      List<RunRecord> runs = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          runs.add(MAPPER.readValue(rows.getString(1), RunRecord.class));
        }
      }
      return runs;
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("control database: cannot read runs", e);
    }
  }
}
