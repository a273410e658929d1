#!/usr/bin/env python3
"""One refresh token, presented 50 times at once: exactly one answer is a success, in every one of 200 rounds."""
import os
import threading
import unittest

from served import Server

ROUNDS = int(os.environ.get("GATEHOUSE_ROUNDS", "200"))
PARALLEL = 50


class SingleUse(unittest.TestCase):
    def test_exactly_one_of_many_parallel_uses_succeeds(self):
        with Server(MASTER_KEY="admin", RATE_LIMIT_REQUESTS_PER_IP="0") as server:
            connections = [server.connect() for _ in range(PARALLEL)]
            for round_number in range(ROUNDS):
                token = server.login().json()["refresh_token"]
                start = threading.Barrier(PARALLEL)
                statuses = [None] * PARALLEL

                def use(index):
                    start.wait()
                    statuses[index] = server.refresh(token, connection=connections[index]).status

                threads = [threading.Thread(target=use, args=(index,)) for index in range(PARALLEL)]
                for thread in threads:
                    thread.start()
                for thread in threads:
                    thread.join()
                self.assertEqual(sorted(statuses), [200] + [400] * (PARALLEL - 1), f"round {round_number}")


if __name__ == "__main__":
    unittest.main()
